package es.sml.connector.learn;

import es.sml.connector.learn.layout.Kinds;
import es.sml.connector.learn.layout.Skeleton;
import es.sml.connector.learn.template.Expressions;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.template.MailSample;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds values in the subjects of the mails. */
final class SubjectEntry {
  private static final Set<LeadField> WANTED =
      EnumSet.of(LeadField.VEHICLE, LeadField.NAME, LeadField.PHONE, LeadField.PRICE);

  private SubjectEntry() {}

  static void addTo(TemplateDraft draft, List<MailSample> samples, Kinds kinds) {
    if (samples.size() < 2) {
      return;
    }
    Skeleton skeleton = Skeleton.of(samples.stream().map(MailSample::subject).toList());
    if (skeleton.pieces().stream()
        .noneMatch(piece -> piece.chars().anyMatch(Character::isLetter))) {
      return; // without a constant word it would read any subject
    }
    List<String> values = new ArrayList<>();
    Set<LeadField> found = EnumSet.noneOf(LeadField.class);
    for (List<String> gap : skeleton.gaps()) {
      Optional<LeadField> kind = kinds.of(gap).filter(WANTED::contains);
      boolean wanted = kind.isPresent() && !draft.isRead(kind.get()) && found.add(kind.get());
      values.add(wanted ? Expressions.group(kind.get()) : ".*?");
    }
    if (!found.isEmpty()) {
      draft.subject(
          (skeleton.pieces().get(0).isEmpty() ? "^\\s*" : "")
              + Expressions.sentence(skeleton.pieces(), values)
              + (skeleton.pieces().get(skeleton.pieces().size() - 1).isEmpty() ? "\\s*$" : ""));
      found.forEach(draft::reads);
    }
  }
}
