package es.sml.connector.report.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LeadReportsTest extends StoreTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final ReportRange OF_THE_DAY = new ReportRange(DAY, DAY, MADRID, null);

  private Set<String> known = Set.of();
  private LeadReports reports;
  private int leads;

  @BeforeEach
  void open() {
    reports = new LeadReports(database, () -> known);
  }

  @Test
  void addsUpToItsTotalInEveryTable() {
    lead("norte", "coches.net", LeadState.CREATED, "2026-03-02T10:00:00Z", 0, 30L);
    lead("norte", "coches.net", LeadState.DUPLICATE, "2026-03-02T10:05:00Z", 1, null);
    lead("norte", null, LeadState.REJECTED, "2026-03-02T11:00:00Z", 1, null);
    lead("sur", "autoscout24", LeadState.UNKNOWN, "2026-03-02T23:10:00Z", 0, null);
    lead("sur", "autoscout24", LeadState.RECEIVED, "2026-03-02T12:00:00Z", null, null);
    lead("sur", null, LeadState.NOT_A_LEAD, "2026-03-02T12:00:00Z", null, null);
    lead("sur", null, LeadState.SPLIT, "2026-03-02T12:00:00Z", null, null);

    LeadReport report = reports.report(OF_THE_DAY);

    // The lead of 23:10 UTC came on the third of March, Spanish time.
    assertThat(report.total()).isEqualTo(new LeadSums(4, 1, 1, 1, 0, 1, 1, 3, 1));
    for (List<LeadReport.Line> table :
        List.of(
            report.dealers(), report.sources(), report.channels(), report.days(), report.hours())) {
      assertThat(table).extracting(line -> line.leads().leads()).satisfies(sumIs(4));
      assertThat(table).extracting(line -> line.leads().notLeads()).satisfies(sumIs(1));
      assertThat(table).extracting(line -> line.leads().created()).satisfies(sumIs(1));
    }
    assertThat(report.sources())
        .extracting(LeadReport.Line::name)
        .containsExactly("coches.net", "MAIL", "autoscout24");
    assertThat(report.hours()).hasSize(24);
    assertThat(report.hours().get(11).leads().leads()).isEqualTo(2);
    assertThat(report.toSml())
        .isEqualTo(
            new LeadSpeed(
                1,
                1,
                List.of(
                    new LeadSpeed.Within(60, 1),
                    new LeadSpeed.Within(600, 1),
                    new LeadSpeed.Within(3600, 1))));
  }

  @Test
  void showsOneDealerAlone() {
    lead("norte", "coches.net", LeadState.CREATED, "2026-03-02T10:00:00Z", 0, 30L);
    lead("sur", "coches.net", LeadState.CREATED, "2026-03-02T10:00:00Z", 0, 30L);
    LeadReport report = reports.report(new ReportRange(DAY, DAY, MADRID, Set.of("sur")));
    assertThat(report.total().leads()).isEqualTo(1);
    assertThat(report.dealers()).extracting(LeadReport.Line::name).containsExactly("sur");
  }

  @Test
  void namesTheDealersWithoutLeadsToo() {
    known = Set.of("norte", "sur", "este");
    lead("sur", "coches.net", LeadState.CREATED, "2026-03-02T10:00:00Z", 0, 30L);
    lead("left", "coches.net", LeadState.CREATED, "2026-03-02T10:00:00Z", 0, 30L);
    lead("left", "coches.net", LeadState.CREATED, "2026-03-02T10:01:00Z", 0, 30L);
    assertThat(reports.report(OF_THE_DAY).dealers())
        .extracting(line -> line.name() + " " + line.leads().leads())
        .containsExactly("left 2", "sur 1", "este 0", "norte 0");
    ReportRange some = new ReportRange(DAY, DAY.plusDays(1), MADRID, Set.of("norte", "sur"));
    assertThat(reports.report(some).dealers())
        .extracting(LeadReport.Line::name)
        .containsExactly("sur", "norte");
  }

  @Test
  void countsTheShortAndTheLongDayOfTheYearWhole() {
    for (String day : List.of("2026-03-29", "2026-10-25")) {
      LocalDate date = LocalDate.parse(day);
      Instant begin = date.atStartOfDay(MADRID).toInstant();
      Instant end = date.plusDays(1).atStartOfDay(MADRID).toInstant();
      int before = leads;
      for (Instant hour = begin; hour.isBefore(end); hour = hour.plus(Duration.ofHours(1))) {
        lead("norte", null, LeadState.CREATED, hour.toString(), 0, 1L);
      }
      LeadReport report =
          reports.report(new ReportRange(date.minusDays(1), date.plusDays(1), MADRID, null));
      assertThat(report.days())
          .extracting(line -> line.leads().leads())
          .containsExactly(0L, (long) (leads - before), 0L);
      assertThat(leads - before).isEqualTo(day.equals("2026-03-29") ? 23 : 25);
    }
  }

  @Test
  void measuresTheTimeToTheFirstContactAndToTheEnd() {
    String received = "2026-03-02T10:00:00Z";
    long at = Instant.parse(received).toEpochMilli();
    lead("norte", null, LeadState.CREATED, received, 0, 1L);
    followed(1, "end", "sold", at + 3_000_000, at + 80_000_000);
    lead("norte", null, LeadState.CREATED, received, 0, 1L);
    followed(2, "new", null, null, null);

    LeadReport report = reports.report(OF_THE_DAY);

    assertThat(report.toContact().leads()).isEqualTo(2);
    assertThat(report.toContact().reached()).isEqualTo(1);
    assertThat(report.toContact().within().get(0)).isEqualTo(new LeadSpeed.Within(3600, 1));
    assertThat(report.toEnd().within().get(0)).isEqualTo(new LeadSpeed.Within(86_400, 1));
    assertThat(report.results()).containsExactly(new LeadReport.Result("sold", 1));
  }

  @Test
  void addsUpTheEarlierAndTheLaterDays() {
    for (String received : List.of("2026-03-02T10:00:00Z", "2026-03-05T10:00:00Z")) {
      lead("norte", "coches.net", LeadState.CREATED, received, 0, 30L);
      long at = Instant.parse(received).toEpochMilli();
      followed(leads, "end", "sold", at + 3_000_000, at + 80_000_000);
    }
    ReportRange days = new ReportRange(DAY, DAY.plusDays(3), MADRID, null);
    LeadReport report = reports.report(days);
    LeadSums both = new LeadSums(2, 2, 0, 0, 0, 0, 0, 2, 2);
    assertThat(report.from()).isEqualTo("2026-03-02");
    assertThat(report.to()).isEqualTo("2026-03-05");
    assertThat(report.total()).isEqualTo(both);
    for (List<LeadReport.Line> table :
        List.of(report.dealers(), report.sources(), report.channels())) {
      assertThat(table).extracting(LeadReport.Line::leads).containsExactly(both);
    }
    assertThat(report.days())
        .extracting(line -> line.leads().leads())
        .containsExactly(1L, 0L, 0L, 1L);
    assertThat(report.hours().get(11).leads()).isEqualTo(both);
    assertThat(report.results()).containsExactly(new LeadReport.Result("sold", 2));
    for (LeadSpeed speed : List.of(report.toSml(), report.toContact(), report.toEnd())) {
      assertThat(speed.reached()).isEqualTo(2);
      assertThat(speed.within().get(0).leads()).isEqualTo(2);
    }
    assertThat(reports.rows(days))
        .extracting(ReportRow::day)
        .containsExactly("2026-03-02", "2026-03-05");
  }

  @Test
  void writesATableThatNoSpreadsheetRuns() {
    lead("norte", "=HYPERLINK(\"x\")", LeadState.CREATED, "2026-03-02T10:00:00Z", 0, 30L);
    assertThat(ReportTable.csv(reports.rows(OF_THE_DAY)))
        .isEqualTo(
            """
            day,dealer,source,channel,leads,created,duplicates,rejected,unknown,waiting,notLeads,understood,certain
            2026-03-02,norte,"'=HYPERLINK(""x"")",MAIL,1,1,0,0,0,0,0,1,1
            """);
  }

  @Test
  void refusesDaysTheWrongWayRound() {
    assertThatThrownBy(() -> new ReportRange(DAY, DAY.minusDays(1), MADRID, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("from must not be after to");
  }

  @Test
  void reportsAMonthOf100000Leads() {
    database.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO lead (lead_key, account, dealer, channel, state, attempts, received_at, updated_at,
                                      source, unsure, created_at, sml_id)
                    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
                    SELECT 'k' || i, 'main', 'dealer-' || (i % 20), 'MAIL', 'CREATED', 1,
                           1772319600000 + CAST(i AS BIGINT) * 25920, 0, 'portal-' || (i % 7), i % 3 / 2,
                           1772319600000 + CAST(i AS BIGINT) * 25920 + 9000, i + 1 FROM n""")
                .update());
    ReportRange month =
        new ReportRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), MADRID, null);
    LeadReport report = reports.report(month);
    assertThat(report.total().leads()).isEqualTo(100_000);
    assertThat(report.dealers())
        .hasSize(20)
        .allSatisfy(dealer -> assertThat(dealer.leads().leads()).isEqualTo(5_000));
  }

  private static Consumer<List<? extends Long>> sumIs(long sum) {
    return numbers -> assertThat(numbers.stream().mapToLong(Long::longValue).sum()).isEqualTo(sum);
  }

  private void lead(
      String dealer,
      String source,
      LeadState state,
      String received,
      Integer unsure,
      Long seconds) {
    long at = Instant.parse(received).toEpochMilli();
    leads++;
    database.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO lead (lead_key, account, dealer, channel, state, attempts, received_at, updated_at,
                                      source, unsure, created_at, sml_id)
                    VALUES (?, 'main', ?, 'MAIL', ?, 1, ?, 0, ?, ?, ?, ?)""")
                .param("k" + leads)
                .param(dealer)
                .param(state.name())
                .param(at)
                .param(source)
                .param(unsure)
                .param(seconds == null ? null : at + seconds * 1000)
                .param(state == LeadState.CREATED ? leads : null)
                .update());
  }

  private void followed(long smlId, String status, String result, Long contacted, Long ended) {
    database.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO tracked_lead (account, sml_id, dealer, status, result, changes, seen, is_open,
                                              busy_until, updated_at, contacted_at, ended_at)
                    VALUES ('main', ?, 'norte', ?, ?, 0, 1, 1, 0, 0, ?, ?)""")
                .param(smlId)
                .param(status)
                .param(result)
                .param(contacted)
                .param(ended)
                .update());
  }
}
