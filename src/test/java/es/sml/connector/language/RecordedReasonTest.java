package es.sml.connector.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Spanish form of reasons that are kept in English. */
class RecordedReasonTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es-ES");
  private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String VALUE = "[A-Za-z_.]+(?:\\([A-Za-z_.]*\\))*(?:\\.[A-Za-z]+\\(\\))*";
  private static final String PIECE = "(?:" + LITERAL + "|" + VALUE + ")";

  /** A reason of a lead that stops, which may be several pieces. */
  private static final Pattern REASON =
      Pattern.compile(
          "new (?:UnreadableMessageException|ParseResult\\.NotALead|UnknownOutcomeException)\\("
              + "\\s*("
              + PIECE
              + "(?:\\s*\\+\\s*"
              + PIECE
              + ")*)\\s*[,)]");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test lead of a form | lead de prueba de un formulario",
        "the form has more than 500 fields; ask the sender for a shorter form"
            + " | el formulario tiene más de 500 campos; pide al remitente uno más corto",
        "the ADF holds no lead | el ADF no contiene ningún lead",
        "the first 500 leads of this message were processed; the table holds no lead"
            + " | los 500 primeros leads de este mensaje están hechos; la tabla no contiene ningún lead",
        "crm.example: the event could not be sent (X); check crm of the dealer in dealers.yaml"
            + " | crm.example: el evento no se ha podido enviar (X); comprueba crm del concesionario"
            + " en dealers.yaml",
        "SML rejected the request with 400: {\"phone\": [\"$1 \\\\\"]}"
            + " | SML rechazó la petición con 400: {\"phone\": [\"$1 \\\\\"]}",
        "login.example rejected the sign-in: invalid_scope (X1; a); compare scope with the provider's"
            + " documentation, or remove the key"
            + " | login.example rechazó el acceso: invalid_scope (X1; a); compara scope con la"
            + " documentación del proveedor, o quita la clave",
        "create-task: needs `lead`; must not have `usr` (did you mean `user`?)"
            + " | create-task: necesita `lead`; no debe tener `usr` (¿querías decir `user`?)",
        "another reason | another reason"
      })
  void aReasonWithASpanishFormIsShownInIt(String english, String spanish) {
    assertThat(RecordedReason.in(english, SPANISH)).isEqualTo(spanish);
    assertThat(RecordedReason.in(english, Locale.ENGLISH)).isEqualTo(english);
    assertThat(LocalizedText.of(new IOException(english)).in(SPANISH)).isEqualTo(spanish);
  }

  @Test
  void everyReasonOfAStoppedLeadHasASpanishForm() throws IOException {
    List<String> reasons = reasons();
    assertThat(reasons).hasSizeGreaterThan(40);
    assertThat(reasons)
        .allSatisfy(reason -> assertThat(RecordedReason.in(reason, SPANISH)).isNotEqualTo(reason));
  }

  @Test
  void everyReasonOfAStoppedLeadHasACode() throws IOException {
    assertThat(reasons())
        .allSatisfy(reason -> assertThat(RecordedReason.code(reason)).matches("[a-z]+(-[a-z]+)*"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SML rejected the request with 400: {\"phone\": [\"no\"]} | sml-rejected",
        "no enquiry, but a portal's notice: invoice | portal-notice",
        "the first 500 leads of this message were processed; the table holds no lead | some-leads-processed",
        "create-task: needs `lead` | command-parameter",
        "the mail |",
        "another reason |"
      })
  void aProgramComparesTheCode(String reason, String code) {
    assertThat(RecordedReason.code(reason)).isEqualTo(code);
  }

  /** Returns an example of each reason that is written in place. */
  private static List<String> reasons() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/es/sml/connector"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> REASON.matcher(read(file)).results())
          .map(found -> found.group(1))
          .filter(reason -> reason.contains("\""))
          .map(RecordedReasonTest::example)
          .toList();
    }
  }

  private static String example(String expression) {
    StringBuilder example = new StringBuilder();
    Pattern.compile(PIECE)
        .matcher(expression)
        .results()
        .map(piece -> piece.group())
        .forEach(
            piece ->
                example.append(
                    piece.startsWith("\"") ? piece.substring(1, piece.length() - 1) : "7"));
    return example.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
