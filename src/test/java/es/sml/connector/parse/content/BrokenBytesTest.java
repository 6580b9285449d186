package es.sml.connector.parse.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A broken byte costs one character and does not change the encoding of its message. */
class BrokenBytesTest {
  private static final String HEAD =
      "From: web@concesionario.example\nSubject: Solicitud\nMIME-Version: 1.0\nContent-Type: text/plain";
  private static final String TEXT =
      """
      Nombre: José Muñoz
      Teléfono: 612 345 678
      Vehículo: Citroën C3 Aircross
      Comentario: ¿Cuándo podría probarlo? Gracias
      """;
  private static final String TABLE =
      """
      Nombre;Teléfono;Vehículo;Comentario
      José Muñoz;612345678;Citroën C3 Aircross;¿Cuándo podría probarlo?
      """;
  private static final String JSON =
      """
      {"vehicle":{"brand_model":"Citroën C3 Aircross"},"client":{"name":"José Muñoz","phone":"612345678"}}
      """;

  @Property
  void readsAMailWithAByteThatIsNoPartOfIt(
      @ForAll @IntRange(min = 0x80, max = 0xFF) int broken,
      @ForAll @IntRange(max = 999) int where) {
    for (String charset : List.of("", "; charset=utf-8", "; charset=iso-8859-1")) {
      byte[] head = (HEAD + charset + "\nContent-Transfer-Encoding: 8bit\n\n").getBytes(UTF_8);
      isRead(mail(head, inserted(TEXT, broken, where)));
    }
  }

  @Property
  void readsATableWithAByteThatIsNoPartOfIt(
      @ForAll @IntRange(min = 0x80, max = 0xFF) int broken,
      @ForAll @IntRange(max = 999) int where) {
    isRead(Messages.file("leads.csv", inserted(TABLE, broken, where)));
  }

  @Property
  void readsAJsonWithAByteThatIsNoPartOfIt(
      @ForAll @IntRange(min = 0x80, max = 0xFF) int broken,
      @ForAll @IntRange(max = 999) int where) {
    byte[] json = inserted(JSON, broken, where);
    isRead(Messages.message(InboundMessage.Channel.QUEUE, null, "application/json", json));
  }

  @Property
  void readsEachTextWithANulAnywhere(@ForAll @IntRange(max = 999) int where) {
    isRead(mail((HEAD + "\n\n").getBytes(UTF_8), inserted(TEXT, 0, where)));
    isRead(Messages.file("leads.csv", inserted(TABLE, 0, where)));
    isRead(
        Messages.message(
            InboundMessage.Channel.QUEUE, null, "application/json", inserted(JSON, 0, where)));
  }

  @Example
  void readsAMailThatIsCutInTheMiddleOfACharacter() {
    byte[] whole = (TEXT + "Mañana").getBytes(UTF_8);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - "ana".length() - 1);
    isRead(mail((HEAD + "\n\n").getBytes(UTF_8), cut));
  }

  @Example
  void losesTheCharacterWhoseByteIsMissingAndReportsIt() {
    byte[] cut = without(TABLE.replace("Cuándo", "Cu#ndo"), '#');
    Lead lead = Messages.leads(Messages.file("leads.csv", cut)).only();
    assertThat(lead.notes())
        .anyMatch(note -> note.contains("¿Cundo podría probarlo?"))
        .anyMatch(note -> note.contains("dañad"));
  }

  @Example
  void reportsOnlyTheDamagedRow() {
    byte[] table =
        without(
            TABLE + "Ana Gómez;612345679;Seat León;M#s datos\nLuz;612345670;Seat Ibiza;\n", '#');
    List<Lead> leads = Messages.leads(Messages.file("leads.csv", table)).leads();
    assertThat(leads)
        .extracting(lead -> lead.notes().stream().anyMatch(note -> note.contains("dañad")))
        .containsExactly(false, true, false);
  }

  @Example
  void readsTextsThatAreInLatin1AsSuch() {
    for (String text : List.of(TABLE, TABLE.replace("¿Cu", "«CAFÉ» ¿Cu"))) {
      assertThat(Messages.leads(Messages.file("leads.csv", text.getBytes(ISO_8859_1))).only())
          .isEqualTo(Messages.leads(Messages.file("leads.csv", text.getBytes(UTF_8))).only());
    }
    assertThat(TextDecoder.decode("«CAFÉ»".getBytes(ISO_8859_1), "utf-8")).isEqualTo("«CAFÉ»");
    assertThat(TextDecoder.decode("José".getBytes(ISO_8859_1), "utf-8")).isEqualTo("José");
    assertThat(TextDecoder.decode("Él dijo TelÃ©fono, mañana, sí".getBytes(ISO_8859_1), null))
        .isEqualTo("Él dijo TelÃ©fono, mañana, sí");
  }

  @Example
  void readsTextsOfOtherAlphabetsWithABrokenByte() {
    for (String text : List.of("Zażółć gęślą", "Привет мир", "Γειά σου", "你好吗", "😀 ok")) {
      assertThat(TextDecoder.decode(inserted(text, 0xFF, 0), "utf-8")).isEqualTo(text);
    }
  }

  private static void isRead(InboundMessage message) {
    Lead lead = Messages.leads(message).only();
    assertThat(lead.customer().name()).isEqualTo("José Muñoz");
    assertThat(lead.customer().phone()).isEqualTo("612345678");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Citroën C3 Aircross");
  }

  private static InboundMessage mail(byte[] head, byte[] body) {
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    mail.writeBytes(head);
    mail.writeBytes(body);
    return Messages.message(InboundMessage.Channel.MAIL, null, null, mail.toByteArray());
  }

  /** Returns the text with one byte more, between two characters. */
  private static byte[] inserted(String text, int broken, int where) {
    int at = text.offsetByCodePoints(0, where % (text.codePointCount(0, text.length()) + 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.substring(0, at).getBytes(UTF_8));
    bytes.write(broken);
    bytes.writeBytes(text.substring(at).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  /** Returns the text with the first byte of an accented letter instead of a mark. */
  private static byte[] without(String text, char mark) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.chars()
        .forEach(
            c ->
                bytes.writeBytes(
                    c == mark
                        ? new byte[] {(byte) 0xC3}
                        : String.valueOf((char) c).getBytes(UTF_8)));
    return bytes.toByteArray();
  }
}
