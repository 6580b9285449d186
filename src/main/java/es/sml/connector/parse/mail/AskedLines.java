package es.sml.connector.parse.mail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes the marks of questions and answers: "Q: Your name? A: Ana". */
final class AskedLines {
  private static final int LONGEST_MARK = 12;

  /** The marks of answers by those of their questions. */
  private static final Map<String, Set<String>> MARKS =
      Map.ofEntries(
          Map.entry("p", Set.of("r")),
          Map.entry("q", Set.of("a")),
          Map.entry("f", Set.of("a")),
          Map.entry("d", Set.of("r")),
          Map.entry("v", Set.of("a")),
          Map.entry("g", Set.of("e")),
          Map.entry("pregunta", Set.of("respuesta", "resposta")),
          Map.entry("pergunta", Set.of("resposta")),
          Map.entry("question", Set.of("answer", "reponse")),
          Map.entry("frage", Set.of("antwort")),
          Map.entry("domanda", Set.of("risposta")),
          Map.entry("vraag", Set.of("antwoord")),
          Map.entry("galdera", Set.of("erantzuna")));

  private static final Pattern ARROW = Pattern.compile("\\s*(?:→|➜|➔|⇒|↳|↪|▸|►|[=-]>)\\s*");
  private static final int LONGEST_ARROW = 20;
  private static final int LONGEST_QUESTION = 160;

  /** The last question of a line, with no greeting before it and no hint after it. */
  private static final Pattern QUESTION =
      Pattern.compile("(?:\\d{1,2}[.)]\\s*)?(?:.*[.!]\\s+)?(.*\\?)(?:\\s*\\([^()]*\\)|\\s*\\*)?");

  private AskedLines() {}

  /** Returns the lines with each question as the label above its answer. */
  static List<String> without(List<String> lines) {
    List<String> asked = withoutArrows(lines);
    for (int i = 0; i + 1 < lines.size(); i++) {
      Set<String> answers = MARKS.getOrDefault(mark(lines.get(i)), Set.of());
      if (!answers.isEmpty() && answers.contains(mark(lines.get(i + 1)))) {
        String question = after(lines.get(i));
        asked.set(i, question.endsWith("?") ? question : question + ":");
        asked.set(i + 1, after(lines.get(i + 1)));
      }
    }
    return asked;
  }

  // "1. Hello! What is your name?" above "→ Ana": the arrow proves that the line above asks.
  private static List<String> withoutArrows(List<String> lines) {
    List<String> asked = new ArrayList<>(lines);
    for (int i = 0; i + 1 < lines.size(); i++) {
      Matcher answer = ARROW.matcher(Letters.start(lines.get(i + 1), LONGEST_ARROW));
      Matcher question = QUESTION.matcher(Letters.start(lines.get(i).strip(), LONGEST_QUESTION));
      if (answer.lookingAt() && question.matches()) {
        asked.set(i, question.group(1));
        asked.set(i + 1, lines.get(i + 1).substring(answer.end()));
      }
    }
    return asked;
  }

  private static String mark(String line) {
    int end = Letters.start(line, LONGEST_MARK).indexOf(':');
    return end <= 0 ? "" : Letters.plain(line.substring(0, end).strip());
  }

  private static String after(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }
}
