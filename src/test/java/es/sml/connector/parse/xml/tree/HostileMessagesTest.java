package es.sml.connector.parse.xml.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.HostileTexts;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.canonical.CanonicalLeadFormat;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.mail.MailLines;
import es.sml.connector.parse.mime.HeadStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser reads a foreign message, or refuses it for its own reason, within two seconds. */
class HostileMessagesTest {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** The largest text part of a mail. */
  private static final int LIMIT = 2_000_000;

  private static final int HALF = 500_000;
  private static final int MOST_TEXT = 5 << 20;
  private static final String TOO_MUCH_TEXT =
      "the message has more text than parse.max-text, which is 5MB; raise it in application.properties, and replay the message";

  @BeforeAll
  static void loadEveryClass() {
    // Runs first, so that the tests do not measure the class loader.
    Messages.leads(Messages.mail("Subject: x\n\nNombre: Ana\nTeléfono: 600111222\n"));
    Messages.leads(
        Messages.queued(null, "<adf><prospect><customer><contact><phone>600111222</phone>"));
  }

  @Test
  void refusesAnEntityBomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE adf [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a")
          .append(i)
          .append(" \"")
          .append("&a" + (i - 1) + ";&a" + (i - 1) + ";");
      bomb.append("\">");
    }
    assertThat(refusal(Messages.queued("application/xml", bomb + "]><adf>&a29;</adf>")))
        .isEqualTo(
            "the XML declares entities, which can be an attack; ask the sender to remove them");
  }

  @Test
  void refusesAnEntityThatNamesAFileWithoutOpeningIt(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "600111222");
    String adf = "<!DOCTYPE adf [<!ENTITY % p SYSTEM '" + secret.toUri() + "'> %p;]>";
    assertThat(
            refusal(Messages.mail("Subject: x\n\n" + adf + "<adf><prospect>&p;</prospect></adf>")))
        .isEqualTo(
            "the XML declares entities, which can be an attack; ask the sender to remove them");
  }

  @Test
  void refusesXmlNestedTenThousandDeep() {
    String deep = "<a>".repeat(10_000);
    assertThat(refusal(Messages.queued("application/xml", "<adf><prospect>" + deep)))
        .isEqualTo("the XML is nested deeper than 32 levels; ask the sender for simpler XML");
    assertThat(refusal(Messages.queued("application/xml", "<adf><prospect attr=<" + deep)))
        .isNotEmpty();
  }

  @Test
  void refusesJsonNestedTenThousandDeep() {
    assertThat(refusal(Messages.queued("application/json", "{\"vehicle\":" + "[".repeat(10_000))))
        .startsWith("the JSON exceeds a limit");
  }

  @Test
  void refusesTenThousandMimeParts() {
    assertThat(refusal(Messages.mail(multipart("--b\n\nx\n".repeat(10_000) + "--b--\n"))))
        .isEqualTo("the message has more than 200 parts; ask the sender to split it");
  }

  @Test
  void refusesDeeplyNestedMimeParts() {
    StringBuilder mail = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mail.append(i).append("\n");
    }
    assertThat(refusal(Messages.mail(mail.toString())))
        .isEqualTo(
            "the mail's parts are nested deeper than 10 levels; ask the sender for a plainer mail");
  }

  @Test
  void refusesMailsAttachedToMailsWithoutEnd() {
    assertThat(refusal(Messages.mail("Content-Type: message/rfc822\n\n".repeat(1000))))
        .isEqualTo(
            "the mail's parts are nested deeper than 10 levels; ask the sender for a plainer mail");
  }

  @Test
  void refusesTooManyAttachments() {
    String part = "--b\nContent-Disposition: attachment\n\nx\n";
    assertThat(refusal(Messages.mail(multipart(part.repeat(60) + "--b--\n"))))
        .isEqualTo("the mail has more than 50 attachments; ask the sender to split it");
  }

  @Test
  void refusesATextPartThatIsTooBig() {
    String big = "x".repeat(MOST_TEXT + 1);
    assertThat(refusal(Messages.mail("Subject: x\n\n" + big))).isEqualTo(TOO_MUCH_TEXT);
  }

  @Test
  void refusesTooMuchTextInAll() {
    String part = "--b\n\n" + "x".repeat(MOST_TEXT / 3) + "\n";
    assertThat(refusal(Messages.mail(multipart(part.repeat(4) + "--b--\n"))))
        .isEqualTo(TOO_MUCH_TEXT);
  }

  @Test
  void refusesABigMessage() {
    assertThat(refusal(Messages.file("x.xml", new byte[MOST_TEXT + 1]))).isEqualTo(TOO_MUCH_TEXT);
  }

  @Test
  void readsALeadBesideABigPicture() {
    String picture = "--b\nContent-Type: image/jpeg; name=a.jpg\n\n" + "x".repeat(MOST_TEXT + 9);
    String text = "--b\n\nNombre: Ana\nTeléfono: 600111222\n";
    assertThat(Messages.leads(Messages.mail(multipart(text + picture + "\n--b--\n"))).leads())
        .hasSize(1);
  }

  @Test
  void readsALeadWithinMoreElementsThanAnyMailHas() {
    String html = "<div>".repeat(5_000) + "Nombre: Ana" + "<table><tr><td>".repeat(300);
    var customer =
        Messages.leads(
                Messages.mail(
                    "Subject: x\nContent-Type: text/html\n\n" + html + "Teléfono: 600111222"))
            .only()
            .customer();
    assertThat(customer.name()).isEqualTo("Ana");
    assertThat(customer.phone()).isEqualTo("600111222");
  }

  @Test
  void refusesTooManyAnswersOfOneMetaLead() {
    String answer = "{\"name\":\"phone\",\"values\":[\"600 111 222\"]},";
    String answers = "{\"field_data\":[" + answer.repeat(100) + "{}]},";
    assertThat(refusal(Messages.queued("application/json", "[" + answers + "{}]")))
        .isEqualTo("the Meta lead has more than 100 answers; shorten the form");
    String most = "{\"field_data\":[" + answer.repeat(99) + "{}]},";
    endsInTime(Messages.queued("application/json", "[" + most.repeat(500) + "{}]"));
  }

  @Test
  void refusesAFormOfTooManyFields() {
    assertThat(refusal(Messages.queued("application/x-www-form-urlencoded", "a=b&".repeat(300))))
        .isEqualTo("the form has more than 200 fields; ask the sender for a shorter form");
  }

  @Test
  void refusesTooManyStarDocuments() {
    assertThat(refusal(Messages.queued("application/xml", "<a:ProcessSalesLead> ".repeat(501))))
        .isEqualTo("the message holds more than 500 STAR documents; ask the sender to split it");
    assertThat(
            refusal(
                Messages.queued(
                    "application/xml",
                    "<!DOCTYPE x [<!ENTITY a 'b'>]><ProcessSalesLead>&a;</ProcessSalesLead>")))
        .isEqualTo(
            "the XML declares entities, which can be an attack; ask the sender to remove them");
  }

  @Test
  void refusesTooManyAnswersOfOneGoogleLead() {
    String answer = "{\"column_id\":\"PHONE_NUMBER\",\"string_value\":\"600 111 222\"},";
    String answers = "{\"user_column_data\":[" + answer.repeat(100) + "{}]},";
    assertThat(refusal(Messages.queued("application/json", "[" + answers + "{}]")))
        .isEqualTo("the Google lead has more than 100 answers; shorten the form");
  }

  @Test
  void refusesMoreElementsHeadersTagsAndCustomersThanAMemoryOughtToHold() {
    String adf = "<adf><prospect>" + "<a></a>".repeat(XmlTreeBuilder.MAX_ELEMENTS);
    assertThat(refusal(Messages.queued("application/xml", adf)))
        .isEqualTo("the XML has more than 40000 elements; ask the sender to split it");
    assertThat(refusal(Messages.mail("a: b\n".repeat(HeadStream.MOST_HEADERS + 1) + "\nx")))
        .isEqualTo(
            "the mail has more than 1000 headers in one place; ask the sender for a plainer mail");
    String tags = "<b>".repeat(PlainText.MOST_TAGS + 1);
    assertThat(refusal(Messages.mail("Content-Type: text/html\n\n" + tags)))
        .isEqualTo("the HTML has more than 30000 tags; ask the sender for a shorter mail");
    assertThat(
            refusal(Messages.queued("application/json", "{\"vehicle\":[" + "1,".repeat(200_000))))
        .startsWith("the JSON exceeds a limit");
  }

  @Test
  void keepsEachTextOfNestedXmlOnce() {
    String open = "<e>".repeat(25);
    String text = "x".repeat(100_000);
    XmlElement root = LenientXml.read("<adf>" + open + text + "</adf>", Map.of()).root();
    assertThat(root.text()).isEqualTo(text);
    XmlElement around = LenientXml.read("<a>1 <b>2</b> <c>3<b>4</b></c></a>", Map.of()).root();
    assertThat(around.text()).isEqualTo("1 2 34");
    assertThat(around.descendants("b").map(XmlElement::text)).containsExactly("2", "4");
  }

  @Test
  void readsTheBeginningOfATextThatIsTooLongAndReportsIt() {
    String lead = "Nombre: Ana\nTeléfono: 600111222\nVehículo: Seat León\n";
    String rest = "más texto del hilo\n".repeat(MailLines.MOST_LINES);
    var read = Messages.leads(Messages.mail("Subject: x\n\n" + lead + "\n" + rest)).only();
    assertThat(read.customer().phone()).isEqualTo("600111222");
    assertThat(read.notes()).anyMatch(note -> note.startsWith("El mensaje es muy largo"));
  }

  @Test
  void keepsAsANoteAValueThatIsTooLongForItsField() {
    String vehicle = "Seat León ".repeat(500);
    var read =
        Messages.leads(
                Messages.queued(
                    "application/json",
                    "{\"name\":\"Ana\",\"phone\":\"600111222\",\"coche\":\"" + vehicle + "\"}"))
            .only();
    assertThat(read.vehicle().brandModel()).isEqualTo("Sin especificar");
    assertThat(read.notes()).anyMatch(note -> note.contains(vehicle.strip()));
  }

  @Test
  void readsAMailBehindAHeaderThatIsTooLong() {
    for (String fold : List.of("", "\n ")) {
      var read =
          Messages.leads(
                  Messages.mail(
                      "X-Long: "
                          + ("é" + fold).repeat(20_000)
                          + "\nSubject: x\n\nNombre: Ana\nTeléfono: 600111222\nCoche: Seat León\n"))
              .only();
      assertThat(read.customer().phone()).isEqualTo("600111222");
    }
  }

  static Stream<Arguments> repeatedPieces() {
    return HostileTexts.places().keySet().stream()
        .flatMap(place -> HostileTexts.WORST.stream().map(piece -> arguments(place, piece)));
  }

  @ParameterizedTest
  @MethodSource("repeatedPieces")
  void endsInTimeOnHalfAMegabyteOf(String place, String piece) {
    endsInTime(HostileTexts.places().get(place).apply(HostileTexts.repeated(piece, HALF)), HALF);
  }

  static Set<String> others() {
    return HostileTexts.others().keySet();
  }

  @ParameterizedTest
  @MethodSource("others")
  void endsInTimeOnTwoMegabytesOf(String other) {
    endsInTime(HostileTexts.others().get(other).apply(LIMIT), LIMIT);
  }

  static Stream<Arguments> biggest() {
    return Stream.of("folded header", "headers", "raw headers", "parts", "any boundary", "base64")
        .flatMap(place -> Stream.of("İ", "\n x", "a: b\n").map(piece -> arguments(place, piece)));
  }

  @ParameterizedTest
  @MethodSource("biggest")
  void endsInTimeOnTwentyFiveMegabytesOf(String place, String piece) {
    int size = 25_700_000;
    endsInTime(HostileTexts.places().get(place).apply(HostileTexts.repeated(piece, size)), size);
  }

  @Test
  void quotesNothingFromTheMessageInItsReasons() {
    Map<String, InboundMessage> canaries =
        Map.of(
            "json", Messages.queued("application/json", "{\"vehicle\": CANARY}"),
            "google",
                Messages.queued(
                    "application/json", "{\"google_key\": \"CANARY\", \"user_column_data\": []}"),
            "meta", Messages.queued("application/json", "{\"leadgen_id\": \"CANARY\"}"),
            "type", Messages.queued("application/json", "{\"vehicle\": \"CANARY\"}"),
            "date",
                Messages.queued(
                    "application/json",
                    "{\"vehicle\":{},\"request\":{\"task\":[{\"planified_tracking_date\":\"CANARY\"}]}}"),
            "lead", Messages.queued(CanonicalLeadFormat.CONTENT_TYPE, "{\"score\": \"CANARY\"}"),
            "adf", Messages.queued("application/xml", "<adf><CANARY></adf>"),
            "star", Messages.queued("application/xml", "<ProcessSalesLead><CANARY>"),
            "csv", Messages.queued("text/csv", "Nombre;Teléfono\n\"CANARY"),
            "mail", Messages.mail("Subject: CANARY\nContent-Type: CANARY\n\nCANARY"));
    canaries.forEach(
        (name, message) -> {
          String reason = Messages.refusal(message);
          assertThat(reason).as(name).isNotBlank().doesNotContain("CANARY");
        });
  }

  private static String multipart(String parts) {
    return "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + parts;
  }

  private static String refusal(InboundMessage message) {
    return inTime(() -> Messages.refusal(message), LONGEST.toNanos());
  }

  private static void endsInTime(InboundMessage message) {
    endsInTime(message, LIMIT);
  }

  private static void endsInTime(InboundMessage message, int size) {
    inTime(
        () -> {
          try {
            assertThat(Messages.PARSER.read(message)).isNotNull();
          } catch (UnreadableMessageException e) {
            assertThat(e.getMessage()).isNotBlank();
          }
          return message;
        },
        // A new JVM needs some time for anything.
        Math.max(LONGEST.toNanos() * Math.min(size, LIMIT) / LIMIT, LONGEST.toNanos() / 2));
  }

  // Measures the processor time of this thread alone, so that a busy machine fails no test. It
  // tries up to three times, because a JVM needs much longer before it has compiled a parser. A
  // parser that reads a text repeatedly is late each time.
  private static <T> T inTime(Supplier<T> parsing, long longest) {
    long took = Long.MAX_VALUE;
    T result = null;
    for (int i = 0; i < 3 && took >= longest; i++) {
      long start = cpuTime();
      result = parsing.get();
      took = cpuTime() - start;
    }
    assertThat(took).isLessThan(longest);
    return result;
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
