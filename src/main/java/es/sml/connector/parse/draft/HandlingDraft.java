package es.sml.connector.parse.draft;

import com.google.re2j.Pattern;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.result.Origins;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.YesOrNo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects the sender's wishes for the handling of a lead: its seller, its score and its tags.
 * Decides which words mean which score. The first value counts, and values that cannot be used
 * become notes.
 */
public final class HandlingDraft {
  private static final Pattern SEPARATOR = Pattern.compile("[,;\\n]");
  private static final int LOWEST = 1;
  private static final int HIGHEST = 4;
  private static final Map<String, Integer> SCORES =
      Map.ofEntries(
          Map.entry("muy bajo", 1),
          Map.entry("very low", 1),
          Map.entry("cold", 1),
          Map.entry("frio", 1),
          Map.entry("bajo", 2),
          Map.entry("baja", 2),
          Map.entry("low", 2),
          Map.entry("medio", 3),
          Map.entry("media", 3),
          Map.entry("medium", 3),
          Map.entry("warm", 3),
          Map.entry("templado", 3),
          Map.entry("tibio", 3),
          Map.entry("alto", 4),
          Map.entry("alta", 4),
          Map.entry("high", 4),
          Map.entry("hot", 4),
          Map.entry("caliente", 4));

  private final Notes notes;
  private final Origins origins;
  private final FirstValue<String> salesperson;
  private final FirstValue<Integer> score;
  private final Set<String> tags = new LinkedHashSet<>();

  HandlingDraft(Notes notes, Origins origins) {
    this.notes = notes;
    this.origins = origins;
    this.salesperson = new FirstValue<>(notes, "Comercial");
    this.score = new FirstValue<>(notes, "Interés");
  }

  /** Takes the name of the seller whom the customer asks for. */
  public void salesperson(String written) {
    boolean consent = written != null && YesOrNo.of(written) != YesOrNo.WORDS;
    if (consent) {
      notes.add("Comercial", written); // "Comercial: Sí" allows advertising
    } else if (salesperson.add(written, FirstValue::line)) {
      origins.recordSource("user");
    }
  }

  /** Takes the customer's interest: 1 to 4, or a word such as low, medium, high or hot. */
  public void score(String written) {
    if (score.add(written, HandlingDraft::scoreIn)) {
      origins.recordSource("score");
    }
  }

  private static Optional<Integer> scoreIn(String written) {
    String plain = Letters.plain(written.strip());
    if (plain.length() == 1
        && plain.charAt(0) >= '0' + LOWEST
        && plain.charAt(0) <= '0' + HIGHEST) {
      return Optional.of(plain.charAt(0) - '0');
    }
    return Optional.ofNullable(SCORES.get(plain));
  }

  /** Adds the tag "label:value". */
  void tag(String label, String value) {
    if (LeadDraft.present(value) && value.length() <= FieldValues.LONGEST) {
      tags.add(label + ":" + LeadDraft.oneLine(value));
    }
  }

  /** Adds tags that commas or semicolons separate. */
  void tags(String written) {
    for (String tag : SEPARATOR.split(written, -1)) {
      if (!LeadDraft.present(tag)) {
        continue;
      }
      if (tag.length() > FieldValues.LONGEST) {
        notes.add("Etiqueta", tag);
      } else {
        tags.add(LeadDraft.oneLine(tag));
        origins.recordSource("tags");
      }
    }
  }

  NameOrId user() {
    return NameOrId.ofNameOrNull(salesperson.get());
  }

  Integer score() {
    return score.get();
  }

  List<String> tags() {
    return List.copyOf(tags);
  }
}
