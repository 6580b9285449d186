package es.sml.connector.callback.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.callback.webhook.Webhook;
import es.sml.connector.setting.Secret;
import es.sml.connector.status.store.CrmResponse;
import es.sml.connector.status.store.CrmStates;
import es.sml.connector.testing.StoreTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryPauseTest extends StoreTest {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MANY = 30;

  private CrmStates states;
  private RetryPause pauses;

  @BeforeEach
  void open() {
    states = new CrmStates(database);
    pauses = new RetryPause(LONGEST, states);
  }

  @Test
  void doublesFromTwoSeconds() {
    assertThat(pauses.after(webhook(), 1, null)).isBetween(millis(1400), millis(2600));
    assertThat(pauses.after(webhook(), 4, null)).isBetween(millis(11_200), millis(20_800));
  }

  @Test
  void aCrmThatNeverRespondedWaitsForTheLongestPause() {
    assertThat(pauses.after(webhook(), MANY, null)).isEqualTo(LONGEST);
    states.failed("norte", new CrmResponse("ConnectException", false, "down"));
    assertThat(pauses.after(webhook(), MANY, null)).isEqualTo(LONGEST);
  }

  @Test
  void aCrmThatRespondedLatelyWaitsForFiveMinutesAtMost() {
    states.failed("norte", new CrmResponse("503", true, "down"));
    assertThat(pauses.after(webhook(), MANY, null)).isEqualTo(Duration.ofMinutes(5));
    database.write(
        jdbc -> jdbc.sql("UPDATE crm_state SET reached_at = reached_at - 86500000").update());
    assertThat(pauses.after(webhook(), MANY, null)).isEqualTo(LONGEST);
  }

  @Test
  void aShorterSettingCounts() {
    RetryPause shorter = new RetryPause(Duration.ofMinutes(1), states);
    assertThat(shorter.after(webhook(), MANY, null)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    states.accepted("norte", CrmResponse.accepted("204"));
    Duration asked = Duration.ofMinutes(40);
    assertThat(pauses.after(webhook(), 1, asked)).isEqualTo(asked);
  }

  @Test
  void aQueueOrFolderIsTriedEveryHalfMinute() {
    assertThat(pauses.after(route(new SourceCrm(null, null, null, null, null)), MANY, null))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(
            pauses.after(
                route(new SourceCrm(null, null, Path.of("events"), null, null)), MANY, null))
        .isEqualTo(Duration.ofSeconds(30));
  }

  private static ConfiguredCrm webhook() {
    Secret secret = new Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
    return route(
        new SourceCrm(
            null,
            new Webhook(URI.create("https://crm.example"), List.of(secret), null),
            null,
            null,
            null));
  }

  private static ConfiguredCrm route(SourceCrm crm) {
    return new ConfiguredCrm("norte", crm, LONGEST);
  }

  private static Duration millis(long number) {
    return Duration.ofMillis(number);
  }
}
