package es.sml.connector.learn;

import es.sml.connector.learn.layout.Kinds;
import es.sml.connector.learn.layout.Layout;
import es.sml.connector.learn.layout.Line;
import es.sml.connector.learn.layout.Region;
import es.sml.connector.learn.template.Expressions;
import es.sml.connector.learn.template.MessagePlace;
import es.sml.connector.learn.template.TemplateDraft;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.field.LeadField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds labels whose field the connector does not know, or reads wrongly. */
record LabelEntries(FormatTrial trial, Kinds kinds, Layout layout) {
  private static final Set<LeadField> CONTACT =
      EnumSet.of(LeadField.NAME, LeadField.PHONE, LeadField.EMAIL);

  /** Known fields whose values have a form, so that another form shows a wrong reading. */
  private static final Set<LeadField> CHECKED =
      EnumSet.of(
          LeadField.NAME,
          LeadField.FIRST_NAME,
          LeadField.PHONE,
          LeadField.EMAIL,
          LeadField.VEHICLE,
          LeadField.EXTERNAL_ID,
          LeadField.LOCALITY);

  /** The values of a label, one for each mail that has it. */
  private record Values(String label, List<String> values, Set<Line> ends) {
    String start() {
      return Expressions.LINE_START + Expressions.of(label) + "[^\\pL\\pN\\n¿¡]*";
    }
  }

  void addTo(TemplateDraft draft) {
    List<Values> unknown = new ArrayList<>();
    for (Values each : labels().values()) {
      Optional<LeadField> known = trial.field(each.label());
      Optional<LeadField> kind = kinds.of(each.values());
      if (known.isPresent() && !isWrong(known.get(), kind, each.values())) {
        draft.reads(known.get());
        if (known.get() == LeadField.MESSAGE) {
          each.ends().forEach(draft::ends);
        }
      } else if (known.isPresent() || isMarked(each) || !trial.isForeign(each.label())) {
        unknown.add(each);
      }
    }
    unknown.forEach(each -> learn(draft, each));
  }

  private void learn(TemplateDraft draft, Values each) {
    Optional<LeadField> kind = kinds.of(each.values()).filter(found -> isSure(found, each));
    if (kind.isPresent() && isMarked(each)) {
      draft.label(kind.get(), each.label());
    } else if (kind.isPresent()) {
      boolean second = CONTACT.contains(kind.get()) && draft.isRead(kind.get());
      if (!second && !(kind.get() == LeadField.NAME && kinds.isOthersName(each.values()))) {
        draft.label(kind.get(), each.label());
      }
    } else if ((layout.size() > 1 || isMarked(each)) && kinds.areMessages(each.values())) {
      draft.message(
          new MessagePlace(
              Kinds.averageWords(each.values()), each.label(), each.start(), each.ends()));
    }
  }

  /** One mail shows no place of a plain number. */
  private boolean isSure(LeadField kind, Values at) {
    return layout.size() > 1 || CONTACT.contains(kind) || kind == LeadField.VEHICLE || isMarked(at);
  }

  private boolean isMarked(Values values) {
    return kinds.markIn(values.values()).isPresent();
  }

  private boolean isWrong(LeadField known, Optional<LeadField> kind, List<String> values) {
    Optional<LeadField> marked = kinds.markIn(values);
    if (marked.isPresent() || kinds.isMarked(known)) {
      return !marked.equals(Optional.of(known));
    }
    if (kind.isEmpty() || kind.get() == known || !CHECKED.contains(known)) {
      return false;
    }
    return switch (kind.get()) {
      case PHONE, EMAIL -> true;
      case NAME -> known == LeadField.PHONE || known == LeadField.EMAIL;
      case VEHICLE -> known == LeadField.NAME || known == LeadField.LOCALITY;
      default -> false;
    };
  }

  private Map<String, Values> labels() {
    Map<String, Values> labels = new LinkedHashMap<>();
    for (List<Line> mail : layout.mails()) {
      for (int i = 0; i < mail.size(); i++) {
        Line line = mail.get(i);
        if (line.is(Line.Type.LABELLED)) {
          Values values =
              labels.computeIfAbsent(
                  Layout.key(line.label()),
                  key -> new Values(line.label(), new ArrayList<>(), new LinkedHashSet<>()));
          Region region = Region.after(mail, i);
          values.values().add((line.value() + "\n" + region.text()).strip());
          region.next().ifPresent(values.ends()::add);
        }
      }
    }
    return labels;
  }
}
