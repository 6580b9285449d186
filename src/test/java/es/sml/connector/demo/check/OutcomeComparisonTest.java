package es.sml.connector.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.demo.outcome.ObservedOutcome;
import es.sml.connector.demo.outcome.ProcessedMail;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.lead.MessageKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeComparisonTest {
  private static final String KEY = MessageKey.of("autos-norte", "one", new byte[] {1});
  private static final String OTHER = MessageKey.of("autos-norte", "two", new byte[] {2});
  private static final byte[] MAIL = "Subject: x\n\ny\n".getBytes(StandardCharsets.UTF_8);

  private final OutcomeMatcher evidence = new OutcomeMatcher();

  @Test
  void findsNoFaultWhereEachIsWhatItShouldBe() {
    offer(Expectation.CREATED, 1, KEY);
    offer(Expectation.UNREADABLE, 0, OTHER);
    created(1, MessageKey.reference(KEY));
    dead(OTHER, "no format recognises the message");

    assertThat(faults(0)).isEmpty();
  }

  @Test
  void namesALeadThatSmlStoredTwice() {
    offer(Expectation.CREATED, 1, KEY);
    created(1, MessageKey.reference(KEY));
    created(2, MessageKey.reference(KEY));

    assertThat(faults(0)).singleElement().asString().contains("SML lead 1, SML lead 2");
  }

  @Test
  void namesASplitLeadThatSmlStoredTwiceInPlaceOfAnother() {
    offer(Expectation.CREATED, 2, KEY);
    created(1, MessageKey.reference(MessageKey.part(KEY, 1)));
    created(2, MessageKey.reference(MessageKey.part(KEY, 1)));

    assertThat(faults(0)).hasSize(1);
  }

  @Test
  void acceptsAllLeadsOfOneMessage() {
    offer(Expectation.CREATED, 2, KEY);
    created(1, MessageKey.reference(MessageKey.part(KEY, 1)));
    created(2, MessageKey.reference(MessageKey.part(KEY, 2)));

    assertThat(faults(0)).isEmpty();
  }

  @Test
  void namesAMessageThatIsLost() {
    offer(Expectation.CREATED, 1, KEY);

    assertThat(faults(0)).singleElement().asString().contains("one.eml");
  }

  @Test
  void namesALeadThatIsADeadLetterToo() {
    offer(Expectation.CREATED, 1, KEY);
    created(1, MessageKey.reference(KEY));
    dead(KEY, "no format recognises the message");

    assertThat(faults(0)).hasSize(1);
  }

  @Test
  void distinguishesARejectionBySmlFromAnUnreadableMessage() {
    offer(Expectation.REJECTED, 0, KEY);
    offer(Expectation.REJECTED, 0, OTHER);
    dead(KEY, "SML rejected the request with 400: {}");
    dead(OTHER, "no format recognises the message");

    assertThat(faults(1)).hasSize(1);
  }

  @Test
  void asksTheSandboxHowManyLeadsItRefused() {
    offer(Expectation.REJECTED, 0, KEY);
    dead(KEY, "SML rejected the request with 400: {}");

    assertThat(faults(2)).hasSize(1);
  }

  @Test
  void namesALeadThatIsNobodys() {
    created(7, MessageKey.reference(KEY));

    assertThat(faults(0)).containsExactly("SML lead 7 does not belong to a message of the demo");
  }

  @Test
  void wantsAMailThatIsNoLeadToHaveLeftItsInbox() {
    offer(Expectation.NOT_A_LEAD, 0, null);
    assertThat(faults(0)).hasSize(1);

    evidence.processed(new ProcessedMail("autos-norte", KEY, received()));
    evidence.match();

    assertThat(faults(0)).isEmpty();
  }

  @Test
  void acceptsADuplicateOnlyIfItIsTheSameMessage() {
    offer(Expectation.NOT_A_LEAD, 0, KEY);
    offer(Expectation.DUPLICATE, 0, null);
    evidence.processed(new ProcessedMail("autos-norte", OTHER, received()));
    evidence.match();
    assertThat(faults(0)).hasSize(1);
  }

  @Test
  void namesADuplicateThatBecameALead() {
    offer(Expectation.CREATED, 1, KEY);
    offer(Expectation.DUPLICATE, 0, OTHER);
    created(1, MessageKey.reference(KEY));
    created(2, MessageKey.reference(OTHER));

    assertThat(faults(0)).singleElement().asString().contains("found SML lead 2");
  }

  private void offer(Expectation expectation, int leads, String key) {
    Channel channel = key == null ? Channel.MAIL : Channel.QUEUE;
    Sample sample = new Sample("one.eml", "autos-norte", channel, expectation, leads, "One");
    evidence.addSent(new SentSample(sample, MAIL, Instant.EPOCH, key));
  }

  private void created(long lead, String reference) {
    evidence.addObserved(new ObservedOutcome.Creation(lead, Instant.EPOCH, List.of(reference)));
    evidence.match();
  }

  private void dead(String key, String reason) {
    evidence.addObserved(new ObservedOutcome.DeadLetter("leads.dead", key, "autos-norte", reason));
    evidence.match();
  }

  private List<String> faults(long refusals) {
    return new OutcomeComparison(evidence, refusals).faults();
  }

  private static byte[] received() {
    return "Received: from a\r\nSubject: x\r\n\r\ny\r\n".getBytes(StandardCharsets.UTF_8);
  }
}
