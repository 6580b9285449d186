package es.sml.connector.report.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekHoursTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  @ParameterizedTest
  @CsvSource({"2024, 2024-03-29", "2025, 2025-04-18", "2026, 2026-04-03", "2038, 2038-04-23"})
  void knowsGoodFriday(int year, LocalDate friday) {
    assertThat(SpanishHolidays.goodFriday(year)).isEqualTo(friday);
    assertThat(SpanishHolidays.isHoliday(friday)).isTrue();
    assertThat(SpanishHolidays.isHoliday(friday.minusDays(1))).isFalse();
  }

  @Test
  void hasTheLocalHoursOfTheShortDay() {
    // On Sunday, 29 March 2026, three o'clock follows one o'clock.
    WeekHours hours =
        new WeekHours(
            Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-29T02:00:00Z"), MADRID);
    assertThat(IntStream.range(0, 3).map(hours::ofWeek))
        .containsExactly(6 * 24 + 1, 6 * 24 + 3, 6 * 24 + 4);
  }

  @Test
  void countsAHolidayAsASunday() {
    Instant christmas = Instant.parse("2026-12-25T11:30:00Z"); // a Friday
    WeekHours hours = new WeekHours(christmas.minusSeconds(86_400), christmas, MADRID);
    assertThat(hours.ofWeek(hours.index(christmas))).isEqualTo(6 * 24 + 12);
    assertThat(hours.ofWeek(0)).isEqualTo(3 * 24 + 12);
    assertThat(hours.dayCount()).isEqualTo(2);
  }
}
