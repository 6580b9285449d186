package es.sml.connector.parse.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The progress of reading a message of many leads. It travels with the message from one reading to
 * the next. Decides how many reasons of entries without a lead it keeps.
 *
 * @param format the name of the format; null before the first reading
 * @param entries the number of entries that were read
 * @param leads the number of them that became split leads
 * @param problems the first entries without a lead, as {@link ParseResult.Leads#problems}
 * @param more the number of further entries without a lead
 */
public record ParseProgress(
    String format, int entries, int leads, List<String> problems, int more) {
  /** The progress of an unread message. */
  public static final ParseProgress NONE = new ParseProgress(null, 0, 0, List.of(), 0);

  private static final int MOST_PROBLEMS = 20;
  private static final JsonMapper JSON = new JsonMapper();

  public ParseProgress {
    problems = problems == null ? List.of() : List.copyOf(problems);
  }

  /** Reads the progress of a message; none if the text is unusable. */
  public static ParseProgress read(String written) {
    try {
      ParseProgress progress =
          written == null ? null : JSON.readValue(written, ParseProgress.class);
      return progress == null || !progress.isBegun() ? NONE : progress;
    } catch (JsonProcessingException e) {
      return NONE; // reading it all again creates no lead twice
    }
  }

  /** Returns the text that {@link #read} reads. */
  public String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can always be written", e);
    }
  }

  /** Returns whether an earlier reading took some of the message. */
  @JsonIgnore
  public boolean isBegun() {
    return format != null && entries > 0;
  }

  /** Returns the progress after one more reading. */
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

  /** Returns the entries without a lead, for a person; empty if there are none. */
  public String unread() {
    return String.join("; ", problems) + (more == 0 ? "" : "; and " + more + " more");
  }
}
