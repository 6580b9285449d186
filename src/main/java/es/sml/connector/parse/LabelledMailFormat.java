package es.sml.connector.parse;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mail, or other text, of "Label: value" lines, as a template describes them. */
final class LabelledMailFormat implements LeadFormat {
  private final FormatTemplate template;
  private final LabelDictionary labels;

  LabelledMailFormat(FormatTemplate template, LabelDictionary labels) {
    this.template = template;
    this.labels = labels;
  }

  /** One reading of a part, and how much was found. */
  private record Found(LeadDraft draft, int fields) {}

  @Override
  public String name() {
    return template.name();
  }

  boolean isGeneric() {
    return template.isGeneric();
  }

  LabelDictionary labels() {
    return labels;
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    if (!template.isGeneric() && !template.when().accepts(content)) {
      return Optional.empty();
    }
    List<Found> customers = new ArrayList<>();
    for (MessageContent.Part part : content.parts()) {
      if (!part.attachment() && part.contentType().startsWith("text/")) {
        read(part, content).ifPresent(found -> merge(customers, found));
      }
    }
    return customers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ParseResult.Leads(
                name(),
                customers.stream().map(found -> found.draft().toLead()).toList(),
                List.of()));
  }

  /** Text and HTML of a mail say the same: of one customer only the fuller reading is kept. */
  private static void merge(List<Found> customers, Found found) {
    for (int i = 0; i < customers.size(); i++) {
      if (customers.get(i).draft().customer().isSameAs(found.draft().customer())) {
        if (found.fields() > customers.get(i).fields()) {
          customers.set(i, found);
        }
        return;
      }
    }
    customers.add(found);
  }

  private Optional<Found> read(MessageContent.Part part, MessageContent content) {
    for (List<String> lines : MailLines.of(part).readings()) {
      FieldValues values = new LabelledBlock(labels).read(lines);
      if (values.size() == 0) {
        continue;
      }
      fromSubject(values, content.subject());
      LeadDraft draft = values.draft();
      fromHeaders(draft, content);
      if (isEnough(draft, content)) {
        return Optional.of(new Found(draft, values.size()));
      }
    }
    return Optional.empty();
  }

  private void fromSubject(FieldValues values, String subject) {
    if (template.subject() == null || subject == null) {
      return;
    }
    Matcher matcher = template.subject().pattern().matcher(subject);
    if (matcher.find()) {
      for (String group : template.subject().pattern().namedGroups().keySet()) {
        String value = matcher.group(group);
        if (value != null) {
          values.addIfAbsent(LeadField.named(group).orElseThrow(), value);
        }
      }
    }
  }

  private void fromHeaders(LeadDraft draft, MessageContent content) {
    List<String> sender = EmailReader.addresses(content.from());
    EmailReader.addresses(content.replyTo()).stream()
        .filter(address -> sender.stream().noneMatch(address::equalsIgnoreCase))
        .findFirst()
        .ifPresent(
            address -> {
              if (template.customerInReplyTo()) {
                draft.customer().email(address);
              } else if (!draft.customer().hasEmail()) {
                draft.notes().add("Responder a", address);
              }
            });
    draft.provider(template.provider());
    sender.forEach(address -> draft.provider(address.substring(address.indexOf('@') + 1)));
    draft.tag("origen", draft.provider());
    if (!draft.hasVehicle()) {
      draft.notes().add("Asunto", content.subject());
    }
  }

  /**
   * A mail of a sender that we know needs little. Any other may end in somebody's address and
   * telephone, and a newsletter always does: there, a person must be behind them.
   */
  private boolean isEnough(LeadDraft draft, MessageContent content) {
    if (!template.isGeneric()) {
      return draft.isEnough();
    }
    if (AutoReplyFilter.isBulk(content)) {
      return draft.customer().hasContact() && draft.customer().hasName();
    }
    return draft.customer().hasContact()
        ? draft.customer().hasName() || draft.hasMessage() || draft.hasVehicle()
        : draft.isEnough();
  }
}
