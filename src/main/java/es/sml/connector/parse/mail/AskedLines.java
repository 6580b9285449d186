package es.sml.connector.parse.mail;

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

  private AskedLines() {}

  /** Returns the lines with each question as the label above its answer. */
  static List<String> without(List<String> lines) {
    List<String> asked = new ArrayList<>(lines);
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

  private static String mark(String line) {
    int end = Letters.start(line, LONGEST_MARK).indexOf(':');
    return end <= 0 ? "" : Letters.plain(line.substring(0, end).strip());
  }

  private static String after(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }
}
