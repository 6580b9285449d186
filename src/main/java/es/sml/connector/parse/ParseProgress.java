package es.sml.connector.parse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a message of many leads has been read. It travels with the message, from one reading of
 * it to the next.
 *
 * @param format the name of the format that reads it; null before the first reading
 * @param entries how many entries of the message were read
 * @param leads how many of them became messages of their own
 * @param problems the first entries that are no leads, as {@link ParseResult.Leads#problems}
 * @param more how many other entries are no leads
 */
public record ParseProgress(
    String format, int entries, int leads, List<String> problems, int more) {
  /** Of a message that has not been read yet. */
  public static final ParseProgress NONE = new ParseProgress(null, 0, 0, List.of(), 0);

  private static final int MOST_PROBLEMS = 20;
  private static final JsonMapper JSON = new JsonMapper();

  public ParseProgress {
    problems = problems == null ? List.of() : List.copyOf(problems);
  }

  /** The progress that a message brought; none where the text says nothing that it can use. */
  public static ParseProgress read(String written) {
    try {
      ParseProgress progress =
          written == null ? null : JSON.readValue(written, ParseProgress.class);
      return progress == null || !progress.isBegun() ? NONE : progress;
    } catch (JsonProcessingException e) {
      return NONE; // reading it all again makes no lead twice
    }
  }

  /** As text that {@link #read} reads. */
  public String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can always be written", e);
    }
  }

  /** Whether some of the message was read before. */
  @JsonIgnore
  public boolean isBegun() {
    return format != null && entries > 0;
  }

  /** After one more reading. */
  public ParseProgress after(ParseResult.Leads found) {
    List<String> all = new ArrayList<>(problems);
    all.addAll(found.problems());
    int kept = Math.min(all.size(), MOST_PROBLEMS);
    return new ParseProgress(
        found.format(),
        found.entries(),
        leads + found.leads().size(),
        all.subList(0, kept),
        more + found.otherProblems() + all.size() - kept);
  }

  /** The entries that are no leads, for a person; empty if there is none. */
  public String unread() {
    return problems.isEmpty() ? "" : problems + (more == 0 ? "" : " and " + more + " more");
  }
}
