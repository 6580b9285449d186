package es.sml.connector.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ops.view.StatusView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The drawing of a day. */
class HourChartTest {
  private final List<StatusView.Hour> hours = new ArrayList<>();

  @Test
  void stacksAnHoursLeadsFromTheGroundUp() {
    hour(Map.of("CREATED", 3L, "DUPLICATE", 1L, "FAILED", 2L, "SPLIT", 7L));
    HourChart chart = HourChart.of(hours);
    HourChart.Bar bar = chart.bars().get(0);
    assertThat(bar.received()).isEqualTo(6);
    assertThat(bar.pieces()).extracting("series").containsExactly("created", "rejected");
    assertThat(bar.pieces()).extracting("leads").containsExactly(4L, 2L);
    HourChart.Piece created = bar.pieces().get(0);
    HourChart.Piece rejected = bar.pieces().get(1);
    assertThat(created.y() + created.height()).isEqualTo(chart.lines().get(0).y());
    assertThat(rejected.y() + rejected.height()).isEqualTo(created.y());
    assertThat(chart.totals()).containsEntry("created", 4L).containsEntry("parked", 0L);
  }

  @Test
  void theScaleIsRoundAndHoldsTheHighest() {
    hour(Map.of("CREATED", 1234L));
    HourChart chart = HourChart.of(hours);
    assertThat(chart.lines()).extracting("leads").containsExactly(0L, 500L, 1000L, 1500L, 2000L);
    assertThat(chart.bars().get(0).pieces().get(0).y()).isPositive();
  }

  @Test
  void aDayWithoutLeadsIsNoFault() {
    for (int i = 0; i < 24; i++) {
      hour(Map.of());
    }
    HourChart chart = HourChart.of(hours);
    assertThat(chart.bars()).hasSize(24).allMatch(bar -> bar.pieces().isEmpty());
    assertThat(chart.bars().get(23).labelled()).isTrue();
  }

  private void hour(Map<String, Long> states) {
    hours.add(new StatusView.Hour("2026-03-01T08:00:00Z", states));
  }
}
