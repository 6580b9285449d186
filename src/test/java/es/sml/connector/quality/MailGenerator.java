package es.sml.connector.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes mails of website forms that vary language, labels, order, layout and content. */
final class MailGenerator {
  private static final Path WORDS = Path.of("src/test/resources/understanding/generator.yaml");
  private static final List<String> CARS =
      List.of("Kia Sportage", "Seat Ateca", "Toyota Yaris", "Dacia Duster", "Volkswagen Polo");
  private static final List<String> VERSIONS = List.of("", " 1.6 TDI", " Style", " 130 CV", " DSG");
  private static final List<List<String>> OWN_CARS =
      List.of(List.of("Opel", "Corsa"), List.of("Ford", "Fiesta"), List.of("Renault", "Clio"));

  private final Map<String, Map<String, List<String>>> languages;
  private final List<String> codes;
  private final Random random;
  private int number;

  /** A mail and the lead in it. */
  @SuppressWarnings("ArrayRecordComponent") // it is only read
  record Generated(ExpectedMessage expected, byte[] content) {}

  /** A label, its value, and whether it stands under the heading of the customer's own car. */
  private record Pair(String label, String value) {}

  MailGenerator(long seed) throws IOException {
    languages = new YAMLMapper().readValue(WORDS.toFile(), new TypeReference<>() {});
    codes = List.copyOf(languages.keySet());
    random = new Random(seed);
  }

  Generated next() {
    number++;
    String code = codes.get(random.nextInt(codes.size()));
    Map<String, List<String>> words = languages.get(code);
    String name = any(words.get("names"));
    String phone = any(words.get("phones"));
    String email = "customer" + number + "@correo.example";
    String car = any(CARS);
    String message = any(words.get("messages"));
    boolean byPhone = random.nextInt(10) > 0;
    boolean byMail = !byPhone || random.nextInt(10) > 1;
    List<Pair> pairs = new ArrayList<>();
    pairs.add(pair(words, "name", name));
    if (byPhone) {
      pairs.add(pair(words, "phone", phone));
    }
    if (byMail) {
      pairs.add(pair(words, "email", email));
    }
    pairs.add(pair(words, "vehicle", car + any(VERSIONS)));
    List<String> tasks = new ArrayList<>();
    ask(words, "drive", "date", pairs, tasks);
    ask(words, "finance", "financing", pairs, tasks);
    Collections.shuffle(pairs, random);
    pairs.add(pair(words, "message", message));
    List<String> own = random.nextInt(4) == 0 ? any(OWN_CARS) : null;
    Layout layout = Layout.values()[random.nextInt(Layout.values().length)];
    List<Pair> ofOwn = own == null ? List.of() : ownCar(words, own);
    String body = layout.body(words, pairs, ofOwn, this);
    ExpectedMessage expected =
        new ExpectedMessage(
            code + "/generated-" + number + "-" + layout + ".eml",
            ExpectedMessage.Outcome.LEAD,
            name,
            byPhone ? phone.replaceAll("\\D", "").replaceFirst("^00", "") : null,
            byMail ? email : null,
            car,
            own == null ? null : String.join(" ", own),
            message,
            tasks.isEmpty() ? null : String.join(" ", tasks),
            1);
    return new Generated(expected, mail(any(words.get("subject")), body, layout.html));
  }

  private void ask(
      Map<String, List<String>> words,
      String field,
      String task,
      List<Pair> pairs,
      List<String> tasks) {
    if (random.nextInt(4) == 0) {
      pairs.add(pair(words, field, any(words.get("yes"))));
      tasks.add(task);
    }
  }

  private List<Pair> ownCar(Map<String, List<String>> words, List<String> own) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("make", own.get(0));
    values.put("model", own.get(1));
    values.put("kilometres", 40 + random.nextInt(150) + ".000");
    values.put("year", String.valueOf(2005 + random.nextInt(15)));
    return values.entrySet().stream()
        .map(value -> pair(words, value.getKey(), value.getValue()))
        .toList();
  }

  private Pair pair(Map<String, List<String>> words, String field, String value) {
    return new Pair(any(words.get(field)), value);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private byte[] mail(String subject, String body, boolean html) {
    String head =
        """
        From: Autos Norte <web@autosnorte.example>
        To: ventas@autosnorte.example
        Subject: =?UTF-8?B?%s?=
        Date: Fri, 27 Nov 2026 10:15:00 +0100
        Message-ID: <generated-%d@autosnorte.example>
        MIME-Version: 1.0
        Content-Type: text/%s; charset=UTF-8
        Content-Transfer-Encoding: 8bit

        """
            .formatted(
                java.util.Base64.getEncoder().encodeToString(subject.getBytes(UTF_8)),
                number,
                html ? "html" : "plain");
    return (head + body).replace("\n", "\r\n").getBytes(UTF_8);
  }

  /** The layouts of forms. */
  private enum Layout {
    COLON(false, "%s: %s\n", "\n%s\n"),
    COLON_BLANK(false, "%s: %s\n\n", "\n%s\n\n"),
    BULLETS(false, "- %s: %s\n", "\n%s:\n"),
    STARS(false, "*%s:* %s\n", "\n*%s*\n"),
    ABOVE(false, "%s\n%s\n\n", "%s\n\n"),
    ABOVE_COLON(false, "%s:\n%s\n\n", "== %s ==\n\n"),
    DASHES(false, "--- %s ---\n\n%s\n\n", "%s\n\n"),
    EQUALS(false, "%s = %s\n", "\n[%s]\n"),
    ROWS(true, "<tr><td>%s</td><td>%s</td></tr>", "<tr><td colspan='2'><b>%s</b></td></tr>"),
    HEADS(true, "<tr><th>%s</th><td>%s</td></tr>", "<tr><th colspan='2'>%s</th></tr>"),
    ROW_BELOW(
        true,
        "<tr><td><strong>%s</strong></td></tr><tr><td>%s</td></tr>",
        "<tr><td><h3>%s</h3></td></tr>"),
    SIBLINGS(true, "<div><div>%s</div><div>%s</div></div>", "<h2>%s</h2>"),
    PARAGRAPHS(true, "<p><b>%s:</b> %s</p>", "<h3>%s</h3>"),
    BREAKS(true, "<b>%s</b><br>%s<br><br>", "<h3>%s</h3>"),
    LIST(true, "<li><b>%s</b><br/>%s<br/></li>", "</ul><h3>%s</h3><ul>"),
    TERMS(true, "<dt>%s</dt><dd>%s</dd>", "</dl><h3>%s</h3><dl>"),
    SPANS(true, "<p><span>%s</span> <span>%s</span></p>", "<p><strong>%s</strong></p>");

    private final boolean html;
    private final String pair;
    private final String heading;

    Layout(boolean html, String pair, String heading) {
      this.html = html;
      this.pair = pair;
      this.heading = heading;
    }

    private String body(
        Map<String, List<String>> words, List<Pair> pairs, List<Pair> own, MailGenerator any) {
      StringBuilder body = new StringBuilder();
      Pair message = pairs.get(pairs.size() - 1);
      pairs.subList(0, pairs.size() - 1).forEach(value -> body.append(written(value)));
      if (!own.isEmpty()) {
        body.append(heading.formatted(any.any(words.get("tradein"))));
        own.forEach(value -> body.append(written(value)));
      }
      body.append(written(message));
      String intro = any.any(words.get("intro"));
      String consent = any.any(words.get("consent"));
      String outro = any.any(words.get("outro"));
      if (!html) {
        return intro + "\n\n" + body + "\n" + consent + "\n\n" + outro + "\n";
      }
      String around =
          switch (this) {
            case ROWS, HEADS, ROW_BELOW -> "<table>%s</table>";
            case LIST -> "<ul>%s</ul>";
            case TERMS -> "<dl>%s</dl>";
            default -> "%s";
          };
      return "<html><body><p>%s</p>%s<p>%s</p><p>%s</p></body></html>"
          .formatted(intro, around.formatted(body), consent, outro);
    }

    private String written(Pair value) {
      return pair.formatted(value.label(), value.value());
    }
  }
}
