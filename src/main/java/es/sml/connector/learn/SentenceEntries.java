package es.sml.connector.learn;

import es.sml.connector.learn.layout.Kinds;
import es.sml.connector.learn.layout.Label;
import es.sml.connector.learn.layout.Layout;
import es.sml.connector.learn.layout.Line;
import es.sml.connector.learn.layout.LineToken;
import es.sml.connector.learn.layout.Skeleton;
import es.sml.connector.learn.template.Expressions;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds sentences that are the same in most mails but for their values. */
record SentenceEntries(FormatTrial trial, Kinds kinds, Layout layout) {
  private static final int FEWEST_LETTERS = 3;
  private static final int FEWEST_WORDS = 2;
  private static final Set<LeadField> CONTACT =
      EnumSet.of(LeadField.NAME, LeadField.PHONE, LeadField.EMAIL);

  /** The same sentence in several mails, by the number of the mail and of its line. */
  private record Places(List<Integer> mails, List<Integer> lines) {
    int size() {
      return mails.size();
    }
  }

  void addTo(TemplateDraft draft) {
    if (layout.size() < 2) {
      return;
    }
    List<Line> first = layout.mails().get(0);
    for (int i = 0; i < first.size(); i++) {
      if (first.get(i).is(Line.Type.FREE) && !isOfMessage(first, i)) {
        Places places = places(i);
        if (places.size() >= layout.most()) {
          learn(draft, places);
        }
      }
    }
  }

  private Places places(int line) {
    Places places = new Places(new ArrayList<>(List.of(0)), new ArrayList<>(List.of(line)));
    String text = layout.mails().get(0).get(line).text();
    for (int mail = 1; mail < layout.size(); mail++) {
      int best = -1;
      int letters = FEWEST_LETTERS - 1;
      List<Line> lines = layout.mails().get(mail);
      for (int i = 0; i < lines.size(); i++) {
        int shared =
            lines.get(i).is(Line.Type.FREE) && !isOfMessage(lines, i)
                ? Skeleton.sharedLetters(text, lines.get(i).text())
                : 0;
        if (shared > letters) {
          letters = shared;
          best = i;
        }
      }
      if (best >= 0) {
        places.mails().add(mail);
        places.lines().add(best);
      }
    }
    return places;
  }

  private void learn(TemplateDraft draft, Places places) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      texts.add(layout.mails().get(places.mails().get(i)).get(places.lines().get(i)).text());
    }
    Skeleton skeleton = Skeleton.of(texts);
    List<Optional<LeadField>> fields = skeleton.gaps().stream().map(kinds::of).toList();
    boolean contact = fields.stream().flatMap(Optional::stream).anyMatch(CONTACT::contains);
    boolean vehicle = fields.contains(Optional.of(LeadField.VEHICLE));
    boolean hasWords =
        skeleton.pieces().stream().anyMatch(piece -> piece.length() >= FEWEST_LETTERS);
    if (!hasWords || (!contact && !vehicle && !isOfNumbers(skeleton))) {
      return;
    }
    List<String> values = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    Set<LeadField> found = EnumSet.noneOf(LeadField.class);
    for (Optional<LeadField> field : fields) {
      boolean wanted = field.isPresent() && !draft.isRead(field.get()) && found.add(field.get());
      values.add(wanted ? Expressions.group(field.get()) : "[^\\n]*?");
      silent.add("[^\\n]*?");
    }
    if (!found.isEmpty()) {
      draft.text(
          Expressions.LINE_START
              + Expressions.sentence(skeleton.pieces(), values)
              + Expressions.LINE_END,
          found.iterator().next());
      found.forEach(draft::reads);
    }
    mark(places, Expressions.sentence(skeleton.pieces(), silent));
  }

  /** Returns whether only numbers vary in a sentence of two words or more. */
  private static boolean isOfNumbers(Skeleton skeleton) {
    long words =
        skeleton.pieces().stream()
            .flatMap(p -> LineToken.of(p).stream())
            .filter(LineToken::isWord)
            .count();
    return words >= FEWEST_WORDS && skeleton.gaps().stream().allMatch(Kinds::areNumbers);
  }

  private void mark(Places places, String expression) {
    for (int i = 0; i < places.size(); i++) {
      List<Line> mail = layout.mails().get(places.mails().get(i));
      Line line = mail.get(places.lines().get(i));
      mail.set(places.lines().get(i), new Line(line.text(), Line.Type.SENTENCE, expression, ""));
    }
  }

  /** Customers write alike, so a message has no sentences of the layout. */
  private boolean isOfMessage(List<Line> mail, int at) {
    int before = at - 1;
    while (before >= 0 && !mail.get(before).isBoundary()) {
      before--;
    }
    if (before < 0) {
      return false;
    }
    Line line = mail.get(before);
    String label = line.is(Line.Type.LABELLED) ? line.label() : withoutColon(line.text());
    return trial.field(label).filter(LeadField.MESSAGE::equals).isPresent();
  }

  static String withoutColon(String text) {
    String plain = Label.plain(text);
    return plain.endsWith(":") ? plain.substring(0, plain.length() - 1).strip() : plain;
  }
}
