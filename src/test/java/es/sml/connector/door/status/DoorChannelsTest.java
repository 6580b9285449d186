package es.sml.connector.door.status;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.door.ChannelKind;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state of the channels after their requests. */
class DoorChannelsTest {
  private static final String WEB = "norte/web";
  private static final String ADS = "norte/ads";
  private static final String WHY = "the signature is wrong";

  private final DoorChannels channels = new DoorChannels();

  @BeforeEach
  void configure() {
    channels.follow(Map.of(WEB, ChannelKind.FORM, ADS, ChannelKind.GOOGLE));
  }

  @Test
  void countsEachOutcomeAndKeepsTheLastRefusal() {
    answer(WEB, DoorOutcome.STORED, null);
    answer(WEB, DoorOutcome.REFUSED, WHY);
    answer(WEB, DoorOutcome.STORED, null);
    answer(null, DoorOutcome.UNKNOWN, "this URL is no channel");
    ChannelStatus web = status(WEB);
    assertThat(web.count(DoorOutcome.STORED)).isEqualTo(2);
    assertThat(web.count(DoorOutcome.REFUSED)).isEqualTo(1);
    assertThat(web.lastRefusal().reason()).hasToString(WHY);
    assertThat(web.lastStored()).isNotNull();
    assertThat(health(WEB).getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(channels.unknown()).isEqualTo(1);
  }

  @Test
  void aRequestByAnotherMethodIsNotOfTheSender() {
    answer(WEB, DoorOutcome.ANSWERED, "the channel accepts other methods");
    assertThat(status(WEB).lastRequest()).isNull();
    answer(WEB, DoorOutcome.ANSWERED, null);
    assertThat(status(WEB).lastRequest()).isNotNull();
  }

  @Test
  void aChannelWhoseLastRequestsAreRefusedIsDegraded() {
    answer(WEB, DoorOutcome.STORED, null);
    answer(WEB, DoorOutcome.REFUSED, WHY);
    answer(WEB, DoorOutcome.REFUSED, WHY);
    assertThat(health(WEB).getState()).isEqualTo(HealthCheck.State.UP);
    answer(WEB, DoorOutcome.ANSWERED, null); // a challenge shows nothing about the signature
    answer(WEB, DoorOutcome.REFUSED, WHY);
    assertThat(health(WEB).getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    assertThat(health(WEB).getMessage())
        .contains("the last 3 requests were refused: the signature is wrong");
    assertThat(health(WEB).getDetails().get(LocalizedText.REASON))
        .isInstanceOfSatisfying(
            LocalizedText.class,
            why ->
                assertThat(why.in(Locale.forLanguageTag("es")))
                    .isEqualTo(
                        "se han rechazado las últimas 3 peticiones: the signature is wrong"));
    answer(WEB, DoorOutcome.STORED, null);
    assertThat(health(WEB).getState()).isEqualTo(HealthCheck.State.UP);
  }

  @Test
  void aRefusalOfYesterdayIsNoProblemToday() {
    for (int i = 0; i < 3; i++) {
      answer(WEB, DoorOutcome.REFUSED, WHY);
    }
    assertThat(status(WEB).trouble(Instant.now())).isNotNull();
    assertThat(status(WEB).trouble(Instant.now().plus(Duration.ofHours(25)))).isNull();
  }

  @Test
  void aWrongGoogleKeyShowsAtOnceUntilALeadIsStored() {
    answer(ADS, DoorOutcome.HELD, "held at the door: the google_key is wrong");
    assertThat(health(ADS).getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    assertThat(health(ADS).getMessage()).contains("held at the door: the google_key is wrong");
    answer(ADS, DoorOutcome.STORED, null);
    assertThat(health(ADS).getState()).isEqualTo(HealthCheck.State.UP);
  }

  @Test
  void aRefusalHidesNoHeldLead() {
    answer(ADS, DoorOutcome.HELD, "held at the door: the google_key is wrong");
    answer(ADS, DoorOutcome.REFUSED, WHY);
    assertThat(health(ADS).getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    assertThat(health(ADS).getMessage()).contains("held at the door: the google_key is wrong");
    answer(ADS, DoorOutcome.STORED, null);
    answer(ADS, DoorOutcome.REFUSED, WHY);
    answer(ADS, DoorOutcome.REFUSED, WHY);
    assertThat(health(ADS).getState()).isEqualTo(HealthCheck.State.UP);
  }

  @Test
  void robotsInAFormRaiseNoAlarm() {
    for (int i = 0; i < 5; i++) {
      answer(WEB, DoorOutcome.HELD, "held at the door: the trap has a value");
    }
    assertThat(health(WEB).getState()).isEqualTo(HealthCheck.State.UP);
    assertThat(status(WEB).lastRefusal().reason().toString()).contains("trap");
  }

  @ParameterizedTest
  @EnumSource(
      value = DoorOutcome.class,
      names = {"UNAVAILABLE", "ANSWERED"})
  void onlyRefusalsDegradeAChannel(DoorOutcome outcome) {
    for (int i = 0; i < 5; i++) {
      answer(ADS, outcome, outcome == DoorOutcome.ANSWERED ? null : "the disk is full");
    }
    assertThat(health(ADS).getState()).isEqualTo(HealthCheck.State.UP);
  }

  @Test
  void aChannelThatStaysKeepsItsCountsAtAReload() {
    answer(WEB, DoorOutcome.STORED, null);
    answer(ADS, DoorOutcome.STORED, null);
    channels.follow(Map.of(WEB, ChannelKind.FORM, "norte/new", ChannelKind.META));
    assertThat(status(WEB).count(DoorOutcome.STORED)).isEqualTo(1);
    assertThat(channels.all())
        .extracting(ChannelStatus::channel)
        .containsExactly("norte/new", "norte/web");
    channels.follow(Map.of(WEB, ChannelKind.GENERIC));
    assertThat(status(WEB).count(DoorOutcome.STORED)).isZero();
  }

  private void answer(String channel, DoorOutcome outcome, String reason) {
    channels.answered(
        channel,
        outcome,
        Duration.ofMillis(3),
        reason == null ? null : LocalizedText.untranslated(reason));
  }

  private ChannelStatus status(String name) {
    return channels.all().stream()
        .filter(channel -> channel.channel().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private HealthCheck.Result health(String name) {
    return new ChannelHealthCheck(status(name)).call(Map.of());
  }
}
