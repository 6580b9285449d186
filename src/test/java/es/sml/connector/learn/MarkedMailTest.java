package es.sml.connector.learn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person marks in a mail decides. */
class MarkedMailTest {
  private static final Path CONFIGURATION = Path.of("config");

  /** Two names; the connector takes the first one, which is the seller's. */
  private static final String TWO_NAMES =
      """
      Opiekun: Pedro Gil %8$s
      Kupiec: %1$s
      Zadzwon: %2$s
      Ogloszenie: %4$s
      Slowa: %5$s
      """;

  private static final String SENTENCE =
      """
      Aviso de Zafiro Motor

      %1$s (%2$s) pregunta por tu %4$s publicado en Zafiro.
      """;

  private static final String BARE =
      """
      Aviso de Zafiro Motor
      %4$s
      %1$s
      %2$s
      Gestiona este aviso en tu panel
      """;

  private static final String BRACKETS =
      """
      Visita nueva en Kilometro
      [[ %1$s ]]
      estuvo mirando
      [[ %4$s ]]
      y espera en el
      [[ %2$s ]]
      dejando dicho
      [[ %5$s ]]
      """;

  private static Learner learner;
  private static FormatTrial trial;

  @BeforeAll
  static void load() {
    learner = Learner.load(CONFIGURATION, ParseSettings.DEFAULT);
    trial = FormatTrial.load(CONFIGURATION, ParseSettings.DEFAULT);
  }

  @Test
  void aMarkWinsOverTheConnectorsOwnReading() {
    List<InboundMessage> mails = mails(TWO_NAMES, 3);
    assertThat(learner.learn(mails, "x").yaml()).contains("name: [Opiekun]");
    Proposal proposal = learner.learn(mails, "x", List.of(mark(LeadField.NAME, 2)));
    assertThat(proposal.yaml()).contains("name: [Kupiec]").doesNotContain("Opiekun]");
    assertThat(proposal.unread()).isEmpty();
    assertReads(proposal, TWO_NAMES);
  }

  @Test
  void aMarkedMessageIsTheMessage() {
    String twoTexts =
        TWO_NAMES
            + "Regulamin: Kupiec %8$s akceptuje warunki, zasady i regulamin serwisu w całości, z ceną %7$s.\n";
    List<InboundMessage> mails = mails(twoTexts, 3);
    assertThat(learner.learn(mails, "x").read().get(0).lead().message().orElse(""))
        .startsWith("Kupiec");
    Proposal proposal = learner.learn(mails, "x", List.of(mark(LeadField.MESSAGE, 5)));
    assertThat(proposal.read()).hasSize(3);
    assertThat(proposal.read().get(0).lead().message()).contains(Enquirer.SPANISH.get(0).message());
  }

  @Test
  void anotherFieldThanTheGuessedOnesCanBeMarked() {
    List<InboundMessage> mails = mails(TWO_NAMES + "Numer: %6$s\n", 3);
    Proposal proposal =
        learner.learn(
            mails,
            "x",
            List.of(
                mark(LeadField.NAME, 2),
                new FieldMark(LeadField.EXTERNAL_ID, 0, Enquirer.SPANISH.get(0).code())));
    assertThat(proposal.yaml()).contains("external-id: [Numer]");
    assertThat(proposal.unread()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FROM_VISITOR") // it shows no sender
  void oneMarkedMailTeachesAPortal(Portal portal) {
    List<InboundMessage> mails = new ArrayList<>();
    Enquirer.SPANISH.forEach(who -> mails.add(LearnerTest.mail("mail.eml", portal.mail(who))));
    Enquirer first = Enquirer.SPANISH.get(0);
    Proposal proposal =
        learner.learn(
            mails.subList(0, 1),
            "x",
            List.of(
                new FieldMark(LeadField.NAME, 0, first.name()),
                new FieldMark(LeadField.PHONE, 0, first.phone()),
                new FieldMark(LeadField.VEHICLE, 0, first.car()),
                new FieldMark(LeadField.MESSAGE, 0, first.message())));
    assertThat(proposal.unread()).isEmpty();
    List<ParseResult> results = trial.read(proposal.yaml(), mails);
    for (int i = 0; i < results.size(); i++) {
      assertReads(proposal, results.get(i), Enquirer.SPANISH.get(i));
      assertThat(((ParseResult.Leads) results.get(i)).only().notes())
          .contains(Enquirer.SPANISH.get(i).message());
    }
  }

  @Test
  void oneMailWithMarksTeachesASentence() {
    Enquirer who = Enquirer.SPANISH.get(0);
    Proposal proposal =
        learner.learn(
            mails(SENTENCE, 1),
            "x",
            List.of(
                new FieldMark(LeadField.NAME, 0, who.name()),
                new FieldMark(LeadField.PHONE, 0, who.phone()),
                new FieldMark(LeadField.VEHICLE, 0, who.car())));
    assertThat(proposal.unread()).isEmpty();
    assertReads(proposal, SENTENCE);
  }

  @Test
  void oneMailWithMarksTeachesBareLines() {
    Proposal proposal =
        learner.learn(
            mails(BARE, 1),
            "x",
            List.of(mark(LeadField.VEHICLE, 2), mark(LeadField.NAME, 3), mark(LeadField.PHONE, 4)));
    assertThat(proposal.unread()).isEmpty();
    assertReads(proposal, BARE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void bracketsAroundALineAreNoPartOfItsValue(int number) {
    Enquirer who = Enquirer.SPANISH.get(0);
    List<List<FieldMark>> ways =
        List.of(
            List.of(
                mark(LeadField.NAME, 2),
                mark(LeadField.VEHICLE, 4),
                mark(LeadField.PHONE, 6),
                mark(LeadField.MESSAGE, 8)),
            List.of(
                new FieldMark(LeadField.NAME, 0, who.name()),
                new FieldMark(LeadField.VEHICLE, 0, who.car()),
                new FieldMark(LeadField.PHONE, 0, who.phone()),
                new FieldMark(LeadField.MESSAGE, 0, who.message())));
    for (List<FieldMark> marks : ways) {
      Proposal proposal = learner.learn(mails(BRACKETS, number), "x", marks);
      assertThat(proposal.unread()).as(proposal.yaml()).isEmpty();
      assertReads(proposal, BRACKETS);
      assertThat(proposal.read().get(0).lead().message()).contains(who.message());
    }
  }

  @Test
  void saysWhatStaysUnread() {
    Proposal proposal = learner.learn(mails(TWO_NAMES, 3), "x", List.of(mark(LeadField.NAME, 2)));
    assertThat(proposal.readings().get(0).unread()).containsExactly("Opiekun: Pedro Gil Sanz");
    assertThat(learner.learn(mails(BARE + "Zzz %6$s", 3), "x").readings().get(0).unread())
        .containsExactly("Zzz " + Enquirer.SPANISH.get(0).code());
  }

  @Test
  void saysWhichMarkTheTemplateDoesNotRead() {
    Proposal proposal = learner.learn(mails(TWO_NAMES, 3), "x", List.of(mark(LeadField.PHONE, 1)));
    assertThat(proposal.unread()).containsExactly(LeadField.PHONE); // a name is no phone
  }

  @Test
  void refusesAMarkAtNoText() {
    List<InboundMessage> mails = mails(TWO_NAMES, 3);
    assertThatThrownBy(() -> learner.learn(mails, "x", List.of(mark(LeadField.NAME, 60))))
        .hasMessage("the mail has no line 60; show its lines again");
    assertThatThrownBy(
            () -> learner.learn(mails, "x", List.of(new FieldMark(LeadField.NAME, 0, "Nadie"))))
        .hasMessage("the text for name is not in the mail; copy it from one of its lines");
  }

  @Test
  void aUsedNameGetsANumber() {
    List<InboundMessage> mails = new ArrayList<>();
    for (InboundMessage mail : mails(TWO_NAMES, 3)) {
      String text = new String(mail.content(), UTF_8).replace("From: Zafiro", "From: Coches Net");
      mails.add(LearnerTest.mail("mail.eml", text.getBytes(UTF_8)));
    }
    assertThat(learner.learn(mails, null).format()).isEqualTo("coches-net-2");
  }

  @Test
  void knowsOtherMailsOfTheSender() {
    List<InboundMessage> mails = mails(TWO_NAMES, 2);
    assertThat(learner.sameSender(mails.get(0)).test(mails.get(1))).isTrue();
    assertThat(learner.sameSender(mails.get(0)).test(mail("a@otro.example", "Zafiro", "x")))
        .isFalse();
    InboundMessage visitor = mail("ana@gmail.com", "[Zafiro] Consulta de la ficha", "x");
    assertThat(learner.sameSender(visitor))
        .accepts(mail("eva@gmail.com", "[Zafiro] Consulta de la ficha", "y"))
        .rejects(mail("eva@gmail.com", "Hola", "y"));
  }

  private static void assertReads(Proposal proposal, String text) {
    List<ParseResult> results = trial.read(proposal.yaml(), mails(text, 8));
    for (int i = 0; i < results.size(); i++) {
      assertReads(proposal, results.get(i), Enquirer.SPANISH.get(i));
    }
  }

  private static void assertReads(Proposal proposal, ParseResult result, Enquirer who) {
    assertThat(result)
        .as(proposal.yaml())
        .isInstanceOfSatisfying(
            ParseResult.Leads.class,
            leads -> {
              Lead lead = leads.only();
              assertThat(leads.format()).isEqualTo("x");
              assertThat(lead.customer().name()).isEqualTo(who.name());
              assertThat(lead.customer().phone()).isEqualTo(who.number());
              assertThat(lead.vehicle().brandModel()).isEqualTo(who.car());
            });
  }

  private static FieldMark mark(LeadField field, int line) {
    return new FieldMark(field, line, "");
  }

  private static List<InboundMessage> mails(String text, int number) {
    List<InboundMessage> mails = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Enquirer who = Enquirer.SPANISH.get(i);
      mails.add(
          mail(
              "avisos@zafiro.example",
              "Zafiro",
              text.formatted(
                  who.name(),
                  who.phone(),
                  who.email(),
                  who.car(),
                  who.message(),
                  who.code(),
                  who.price(),
                  who.name().substring(who.name().lastIndexOf(' ') + 1))));
    }
    return mails;
  }

  private static InboundMessage mail(String from, String subject, String text) {
    String content =
        "From: Zafiro <%s>\nSubject: %s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s"
            .formatted(from, subject, text);
    return LearnerTest.mail("mail.eml", content.getBytes(UTF_8));
  }
}
