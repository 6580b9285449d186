package es.sml.connector.learn;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.learn.proposal.ReadLead;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A template that three mails of a portal teach reads ten others of it. */
class LearnerTest {
  private static final Path CONFIGURATION = Path.of("config");
  private static final int LEARNED = 3;

  private static Learner learner;
  private static FormatTrial trial;

  @BeforeAll
  static void load() {
    learner = Learner.load(CONFIGURATION, ParseSettings.DEFAULT);
    trial = FormatTrial.load(CONFIGURATION, ParseSettings.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource
  void threeMailsTeachAPortal(Portal portal) {
    List<InboundMessage> mails = mails(portal);
    Proposal proposal = learner.learn(mails.subList(0, LEARNED), "aprendido");
    List<ParseResult> results = trial.read(proposal.yaml(), mails);
    for (int i = 0; i < mails.size(); i++) {
      Enquirer who = Enquirer.SPANISH.get(i);
      assertThat(results.get(i))
          .as("%s%n%s", who.name(), proposal.yaml())
          .isInstanceOfSatisfying(ParseResult.Leads.class, leads -> check(leads, who));
    }
  }

  private static void check(ParseResult.Leads leads, Enquirer who) {
    assertThat(leads.format()).isEqualTo("aprendido");
    Lead lead = leads.only();
    assertThat(lead.customer().name()).isEqualTo(who.name());
    assertThat(lead.customer().phone()).isEqualTo(who.number());
    assertThat(lead.customer().email()).isEqualTo(who.email());
    assertThat(lead.vehicle().brandModel()).isEqualTo(who.car());
    assertThat(lead.notes()).contains(who.message());
  }

  @Test
  void aKnownLabelNeedsNoEntry() {
    Proposal proposal = learn(known("Nombre"), known("Nombre"));
    assertThat(proposal.yaml())
        .contains("provider: Portal\n", "from: '@([a-z0-9-]+\\.)*portal\\.example\\b'")
        .doesNotContain("labels:", "text:");
    assertThat(proposal.read()).hasSize(2);
  }

  @Test
  void aLabelWithValuesOfAnotherFieldIsCorrected() {
    String swapped =
        "Nombre: %1$s\nProvincia: España\nReferencia: A%2$s\nContacto: %2$s\nVehículo: %3$s";
    assertThat(learn(swapped, swapped).yaml()).contains("labels:\n  phone: [Contacto]\n");
  }

  @Test
  void theSendersOwnContactsAreLayout() {
    Proposal proposal =
        learn(
            known("Nombre") + "\n\nAtención al profesional: ayuda@portal.example",
            known("Nombre") + "\n\nAtención al profesional: ayuda@portal.example");
    assertThat(proposal.yaml())
        .contains("layout:\n  - 'Atención al profesional: ayuda@portal.example'\n");
    assertThat(proposal.read().get(0).lead().rows())
        .extracting(ReadLead.Row::value)
        .noneMatch(value -> value.contains("ayuda@"));
  }

  @Test
  void oneMailTeachesItsLabels() {
    Proposal proposal = learn(known("Kupiec"));
    assertThat(proposal.format()).isEqualTo("portal-example");
    assertThat(proposal.yaml()).contains("provider: portal.example\n", "  name: [Kupiec]\n");
  }

  @Test
  void noMarkInALineBreaksTheTemplate() {
    String hostile =
        known("Kupiec") + "\n\n$1 'x' (?P<name>.*) \\Q [a] {2} # : %% \"fin\" del aviso";
    Proposal proposal = learn(hostile, hostile, hostile);
    assertThat(proposal.read()).hasSize(3);
  }

  @Test
  void refusesWhatIsNoMailOfOneSender() {
    assertThatThrownBy(() -> learner.learn(List.of(mail("a.eml", "hola".getBytes(UTF_8))), null))
        .hasMessage("a.eml is not a mail: it does not begin with the headers of a mail");
    List<InboundMessage> two =
        List.of(
            mail("a.eml", from("a@uno.example", "Aviso de abril", known("Kupiec"))),
            mail("b.eml", from("b@dos.example", "Otro mensaje", known("Kupiec"))));
    assertThatThrownBy(() -> learner.learn(two, "x"))
        .hasMessage("the mails have different senders and subjects; choose mails of one sender");
    assertThatThrownBy(() -> learner.learn(List.of(), "x"))
        .hasMessage("name one to 20 mails; there are 0");
  }

  @Test
  void readsNoLeadInMailsThatShareNothing() {
    assertThat(learn("Uno.", "Dos.").read()).isEmpty();
  }

  @Test
  void theSendersDomainIsCommonToItsMachines() {
    assertThat(SenderDomain.common(Set.of("a@mail.portal.example", "b@x.portal.example")))
        .isEqualTo("portal.example");
    assertThat(SenderDomain.common(Set.of("a@uno.co.uk", "b@dos.co.uk"))).isEmpty();
    assertThat(SenderDomain.isOfAnybody("gmail.com")).isTrue();
    assertThat(SenderDomain.isOfAnybody("yahoo.co.uk")).isTrue();
    assertThat(SenderDomain.isOfAnybody("mail.portal.example")).isFalse();
  }

  private static Proposal learn(String... texts) {
    List<InboundMessage> mails = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      Enquirer who = Enquirer.SPANISH.get(i);
      String text = texts[i].formatted(who.name(), who.phone(), who.car());
      mails.add(mail("mail" + i + ".eml", from("Portal <a@portal.example>", "Aviso", text)));
    }
    return learner.learn(mails, texts.length == 1 ? null : "aprendido");
  }

  /** Returns a mail whose first label is given; the connector knows the others. */
  private static String known(String label) {
    return label + ": %1$s\nTeléfono: %2$s\nVehículo: %3$s";
  }

  private static byte[] from(String sender, String subject, String text) {
    return ("From: "
            + sender
            + "\nSubject: "
            + subject
            + "\nMIME-Version: 1.0\n"
            + "Content-Type: text/plain; charset=utf-8\n\n"
            + text
            + "\n")
        .getBytes(UTF_8);
  }

  private static List<InboundMessage> mails(Portal portal) {
    List<InboundMessage> mails = new ArrayList<>();
    Enquirer.SPANISH.forEach(who -> mails.add(mail(who.name() + ".eml", portal.mail(who))));
    return mails;
  }

  static InboundMessage mail(String name, byte[] content) {
    return aMessage()
        .key(name)
        .dealer("none")
        .channel(InboundMessage.Channel.FILE)
        .name(name)
        .contentType("message/rfc822")
        .received(Instant.parse("2026-11-24T10:00:00Z"))
        .content(content)
        .build();
  }
}
