package es.sml.connector.learn;

import es.sml.connector.learn.layout.Kinds;
import es.sml.connector.learn.layout.Label;
import es.sml.connector.learn.layout.Layout;
import es.sml.connector.learn.layout.Line;
import es.sml.connector.learn.layout.Regions;
import es.sml.connector.learn.template.Expressions;
import es.sml.connector.learn.template.MessagePlace;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** Finds values without a label on their line: below a label, or bare in a fixed order. */
record RegionEntries(FormatTrial trial, Kinds kinds, Layout layout) {
  private static final int MOST_COLUMNS = 8;
  private static final int MOST_WORDS_IN_LABEL = 6;

  void addTo(TemplateDraft draft) {
    if (layout.size() > 1) {
      Regions.of(layout).stream()
          .filter(regions -> regions.present() >= layout.several() && isInLayout(regions))
          .forEach(regions -> learn(draft, regions));
    }
  }

  /** Returns whether a line of the layout begins or ends the regions; else they are whole mails. */
  private boolean isInLayout(Regions regions) {
    return regions.start() != null
        || regions.all().stream().filter(region -> region.end() != null).count() >= layout.most();
  }

  private void learn(TemplateDraft draft, Regions regions) {
    Line start = regions.start();
    String label = start == null ? "" : SentenceEntries.withoutColon(start.text());
    boolean mayBeLabel = start != null && start.is(Line.Type.CONSTANT) && isLabel(label);
    Optional<LeadField> known = mayBeLabel ? trial.field(label) : Optional.<LeadField>empty();
    if (start != null && start.is(Line.Type.LABELLED)) {
      known = trial.field(start.label());
    }
    if (known.filter(LeadField.MESSAGE::equals).isPresent()) {
      draft.reads(LeadField.MESSAGE);
      regions.ends().forEach(draft::ends);
      return;
    }
    boolean single = regions.all().stream().allMatch(region -> region.lines().size() <= 1);
    if (mayBeLabel && (single || known.isPresent())) {
      belowLabel(draft, regions, label, known);
    } else {
      bare(draft, regions, mayBeLabel ? label : "");
    }
  }

  private void belowLabel(
      TemplateDraft draft, Regions regions, String label, Optional<LeadField> known) {
    List<String> values = regions.column(0, line -> true);
    Optional<LeadField> kind = kinds.of(values);
    boolean unmarked = kinds.markIn(values).isEmpty() && known.filter(kinds::isMarked).isEmpty();
    if (known.isPresent() && (kind.equals(known) || (kind.isEmpty() && unmarked))) {
      draft.reads(known.get());
    } else if (trial.isForeign(label) && kinds.markIn(values).isEmpty()) {
      return;
    } else if (kind.isPresent()) {
      if (!draft.isRead(kind.get())) {
        draft.label(kind.get(), label);
      }
    } else {
      message(draft, regions, label, 0, line -> true);
    }
  }

  private void bare(TemplateDraft draft, Regions regions, String label) {
    String start = start(regions.start());
    Predicate<String> counted = line -> !isContact(line);
    contact(draft, regions, start, LeadField.PHONE);
    contact(draft, regions, start, LeadField.EMAIL);
    boolean contacts =
        regions.all().stream().flatMap(region -> region.lines().stream()).anyMatch(this::isContact);
    String skipped = contacts ? Expressions.CONTACT_LINES : "";
    String before = start + skipped;
    for (int i = 0; i < MOST_COLUMNS; i++) {
      List<String> column = regions.column(i, counted);
      Optional<LeadField> kind = kinds.of(column);
      boolean message = kind.isEmpty() && !Kinds.areNumbers(column);
      if (message && kinds.areMessages(regions.rest(i, counted))) {
        message(draft, regions, i == 0 ? label : "", before, i, counted);
        return;
      }
      if (column.size() < layout.several()) {
        return;
      }
      if (kind.isPresent() && column.size() >= layout.most()) {
        boolean model = kind.get() == LeadField.VEHICLE && draft.isRead(LeadField.MAKE);
        LeadField field = model ? LeadField.MODEL : kind.get();
        if (!draft.isRead(field)) {
          draft.text(before + Expressions.group(field) + Expressions.LINE_END, field);
        }
      }
      before += "[^\\n]+" + Expressions.NEXT_LINE + skipped;
    }
  }

  private void contact(TemplateDraft draft, Regions regions, String start, LeadField field) {
    long found =
        regions.all().stream()
            .filter(region -> region.lines().stream().anyMatch(line -> contains(line, field)))
            .count();
    if (found >= layout.several() && !draft.isRead(field)) {
      String end = field == LeadField.EMAIL ? "(?:\\s|\\z)" : Expressions.LINE_END;
      draft.text(
          start + Expressions.SOME_LINES + "(?:[^\\n]*?\\s)?" + Expressions.group(field) + end,
          field);
    }
  }

  /** Returns whether the line is the contact, maybe with another one beside it. */
  private boolean contains(String line, LeadField field) {
    StringJoiner rest = new StringJoiner(" ");
    boolean email = false;
    for (String word : Letters.words(line)) {
      if (has(word, LeadField.EMAIL)) {
        email = true;
      } else {
        rest.add(word);
      }
    }
    return field == LeadField.EMAIL ? email : has(rest.toString(), field);
  }

  private boolean has(String line, LeadField field) {
    return kinds.of(line).filter(field::equals).isPresent();
  }

  private boolean isContact(String line) {
    return line.indexOf('@') >= 0 || has(line, LeadField.PHONE);
  }

  private void message(
      TemplateDraft draft, Regions regions, String label, int from, Predicate<String> counted) {
    message(draft, regions, label, start(regions.start()), from, counted);
  }

  private void message(
      TemplateDraft draft,
      Regions regions,
      String label,
      String before,
      int from,
      Predicate<String> counted) {
    List<String> texts = regions.rest(from, counted);
    if (kinds.areMessages(texts)) {
      draft.message(
          new MessagePlace(
              Kinds.averageWords(texts), from == 0 ? label : "", before, regions.ends()));
    }
  }

  private static String start(Line line) {
    if (line == null) {
      return "^\\s*";
    }
    return Expressions.LINE_START + Expressions.whole(line) + Expressions.NEXT_LINE;
  }

  private static boolean isLabel(String text) {
    return Label.isName(text)
        && !text.endsWith(".")
        && !text.endsWith(",")
        && !text.endsWith("!")
        && text.chars().filter(c -> c == ' ').count() < MOST_WORDS_IN_LABEL;
  }
}
