package es.sml.connector.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.chaos.OfferedLead.Fate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private final Recorder recorder = new Recorder(0);

  private String offer(Fate fate) {
    String phone = recorder.newPhone();
    recorder.offered(phone, fate);
    return phone;
  }

  private static SmlProcess.Created created(String phone) {
    return new SmlProcess.Created(phone, Instant.EPOCH);
  }

  private static List<BrokerQueues.Kept> kept(String... phones) {
    return List.of(phones).stream()
        .map(phone -> new BrokerQueues.Kept("tel. " + phone + " x", ""))
        .toList();
  }

  @Test
  void countsEachLeadWhereItEnded() {
    String inSml = offer(Fate.CREATED);
    String dead = offer(Fate.DEAD);
    String dismissed = offer(Fate.DISMISSED);
    String parked = offer(Fate.CREATED);
    Tally tally =
        recorder.tally(
            List.of(created(inSml), created(parked)),
            new Recorder.Remains(kept(dead), kept(parked), kept(dismissed)));
    assertThat(tally.isClean()).isTrue();
    assertThat(tally).isEqualTo(new Tally(4, 2, 1, 1, 1, List.of(), List.of(), List.of()));
  }

  @Test
  void findsLostDuplicatedAndUnexpectedLeads() {
    String lost = offer(Fate.CREATED);
    String duplicatedInSml = offer(Fate.CREATED);
    String duplicatedDead = offer(Fate.DEAD);
    String createdAndDead = offer(Fate.CREATED);
    String deadForNothing = offer(Fate.CREATED);
    Tally tally =
        recorder.tally(
            List.of(created(duplicatedInSml), created(duplicatedInSml), created(createdAndDead)),
            new Recorder.Remains(
                kept(duplicatedDead, duplicatedDead, createdAndDead, deadForNothing),
                kept(),
                kept()));
    assertThat(tally.lost()).containsExactly(lost);
    assertThat(tally.duplicated())
        .containsExactlyInAnyOrder(duplicatedInSml, duplicatedDead, createdAndDead);
    assertThat(tally.unexpected()).containsExactly(deadForNothing);
  }
}
