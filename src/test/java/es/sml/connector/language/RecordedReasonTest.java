package es.sml.connector.language;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.sml.SmlOperation;
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
import org.junit.jupiter.params.provider.EnumSource;

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

  /** A fault of a command, which may be several pieces. */
  private static final Pattern COMMAND_FAULT =
      Pattern.compile(
          "(?:\\bwrong\\((?:\\s*command,)?|List\\.of\\()\\s*("
              + PIECE
              + "(?:\\s*\\+\\s*"
              + PIECE
              + ")*)\\s*\\)");

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
        "login.example responded to the sign-in with HTTP 502; the connector asks again: if this lasts,"
            + " check token-url of sign-in, and ask the provider"
            + " | login.example respondió a la petición de acceso con HTTP 502; el conector pregunta"
            + " otra vez: si dura, comprueba token-url de sign-in y pregunta al proveedor",
        "create-task: needs `lead`; must not have `usr` (did you mean `user`?)"
            + " | create-task: necesita `lead`; no debe tener `usr` (¿querías decir `user`?)",
        "create-lead: `client` needs `name`; `client` must not have `nombre`; needs `source`; needs `vehicle`"
            + " | create-lead: `client` necesita `name`; `client` no debe tener `nombre`; necesita `source`;"
            + " necesita `vehicle`",
        "create-lead: `source` must be a text; needs a body"
            + " | create-lead: `source` debe ser un texto; necesita un cuerpo",
        "command: create-lead needs a `dealer` of dealers.yaml"
            + " | command: create-lead necesita un `dealer` de dealers.yaml",
        "click2call: no account has a lead with the id 7"
            + " | click2call: ninguna cuenta tiene un lead con el id 7",
        "command: the message has more than 131072 bytes, the limit of a command"
            + " | command: el mensaje pasa de 131072 bytes, el límite de una orden",
        "get-lead: the lead B-h1 is not in SML: FAILED"
            + " | get-lead: el lead B-h1 no está en SML: fallido",
        "create-lead: `source` must be a whole number up to 2147483647, without decimals"
            + " | create-lead: `source` debe ser un número entero hasta 2147483647, sin decimales",
        "command: needs `id` as a text | command: necesita `id` como texto",
        "command: has the field `body.a` twice: send it once"
            + " | command: tiene dos veces el campo `body.a`: envíalo una vez",
        "missing closing ) | falta un ) de cierre",
        "newsletter or mailing list without an enquiry | boletín o lista de correo sin ninguna consulta",
        "automatic reply (Auto-Submitted) | respuesta automática (Auto-Submitted)",
        "no enquiry: auction ('puja', 'lote'), invoice or order ('pedido')"
            + " | no es una consulta: subasta ('puja', 'lote'), factura o pedido ('pedido')",
        "the table, line 3: no phone and no e-mail | la tabla, línea 3: sin teléfono ni correo",
        "the other leads of this message went on; entries that could not be read: line 3: no phone and"
            + " no e-mail; line 5: not a valid row; the rows after it were not read; and 4 more"
            + " | los demás leads de este mensaje siguieron; entradas que no se pudieron leer:"
            + " línea 3: sin teléfono ni correo; línea 5: no es una fila válida; no se han leído las"
            + " filas siguientes; y 4 más",
        "by operator (ana) | por operator (ana)",
        "by its reference, in the search by the reference"
            + " | por su referencia, en la búsqueda por la referencia",
        "by the reference: 0 leads; by the telephone number: 1 lead; it is not proven that these"
            + " searches find every lead | por la referencia: 0 leads; por el teléfono: 1 lead; no está"
            + " demostrado que estas búsquedas encuentren todos los leads",
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
  void everyReasonOfAnAutomaticMailHasASpanishFormAndACode() throws IOException {
    String filter =
        Files.readString(
            Path.of("src/main/java/es/sml/connector/parse/decision/AutoReplyFilter.java"));
    List<String> reasons =
        Pattern.compile("Optional\\.of\\(\"([^\"]+)\"\\)")
            .matcher(filter)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(reasons).hasSizeGreaterThan(15);
    assertThat(reasons)
        .allSatisfy(
            reason -> {
              assertThat(RecordedReason.in(reason, SPANISH)).isNotEqualTo(reason);
              assertThat(RecordedReason.code(reason)).matches("[a-z]+(-[a-z]+)*");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfEachOperationHasACode(SmlOperation operation) {
    String fault = operation.label() + ": needs `a`; needs `b`";
    assertThat(RecordedReason.in(fault, SPANISH))
        .isEqualTo(operation.label() + ": necesita `a`; necesita `b`");
    assertThat(RecordedReason.code(fault)).isEqualTo("command-parameter");
  }

  @Test
  void everyFaultOfACommandHasASpanishForm() throws IOException {
    List<String> faults = written(COMMAND_FAULT, "src/main/java/es/sml/connector/command");
    assertThat(faults).hasSizeGreaterThan(20);
    assertThat(faults)
        .allSatisfy(
            fault -> {
              String reason = "create-task: " + fault;
              String spanish = RecordedReason.in(reason, SPANISH);
              String ofCommand = RecordedReason.in("command: " + fault, SPANISH);
              assertThat(spanish.equals(reason) && ofCommand.equals("command: " + fault)).isFalse();
            });
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
        "create-lead: needs a body | command-parameter",
        "click2call: no account has a lead with the id 7 | unknown-lead",
        "the table, line 3: no phone and no e-mail | no-contact",
        "bounce (from a mail server) | bounce",
        "the mail |",
        "another reason |"
      })
  void aProgramComparesTheCode(String reason, String code) {
    assertThat(RecordedReason.code(reason)).isEqualTo(code);
  }

  /** Returns an example of each reason that is written in place. */
  private static List<String> reasons() throws IOException {
    return written(REASON, "src/main/java/es/sml/connector");
  }

  private static List<String> written(Pattern pattern, String directory) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> pattern.matcher(read(file)).results())
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
