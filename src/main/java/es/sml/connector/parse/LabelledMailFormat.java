package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.label.LeadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Mail or other text with "Label: value" lines, as described by a template. */
final class LabelledMailFormat implements LeadFormat {
  static final int MAX_CUSTOMERS = 200;
  private static final String CUT =
      "El mensaje es muy largo: solo se ha leído su comienzo, y puede faltar algún dato";

  private final FormatTemplate template;
  private final LabelDictionary labels;
  private final Vocabulary vocabulary;

  LabelledMailFormat(FormatTemplate template, LabelDictionary labels, Vocabulary vocabulary) {
    this.template = template;
    this.labels = labels;
    this.vocabulary = vocabulary;
  }

  /** One reading of a part, and the number of values in it. */
  private record Found(LeadDraft draft, int fields) {}

  @Override
  public String name() {
    return template.name();
  }

  boolean isGeneric() {
    return template.isGeneric();
  }

  /** Returns whether the template is for tables only. */
  boolean isOnlyForTables() {
    return !template.isGeneric() && template.when().file() != null;
  }

  /** Returns whether the template is for that table. */
  boolean isForTable(MessageContent content, MessageContent.Part table) {
    return isOnlyForTables() && template.when().accepts(content, table);
  }

  LabelDictionary labels() {
    return labels;
  }

  /** Returns the provider of the enquiries; null for the sender's domain. */
  String provider() {
    return template.provider();
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    if (!template.isGeneric() && !template.when().accepts(content)) {
      return Optional.empty();
    }
    if (template.nonLead() != null && template.nonLead().accepts(content)) {
      return Optional.of(
          new ParseResult.NotALead("no enquiry, by non-lead of the template " + name()));
    }
    List<Found> customers = new ArrayList<>();
    UnknownSender sender = new UnknownSender(content);
    for (MessageContent.Part part : content.parts()) {
      if (!part.attachment() && part.contentType().startsWith("text/")) {
        read(part, content, sender).forEach(found -> merge(customers, found));
      }
    }
    if (customers.isEmpty()) {
      return Optional.empty();
    }
    if (AutomaticWords.TEST.isIn(new MailWords(content))) {
      return Optional.of(new ParseResult.NotALead("test lead of a form"));
    }
    FoundLeads leads = new FoundLeads(name(), recognised(), content);
    customers.forEach(found -> leads.add(found.draft()));
    return Optional.of(leads.orUnreadable("the mail"));
  }

  private String recognised() {
    return template.isGeneric()
        ? "labels and their values"
        : "the template's when, confidence " + template.confidence().written();
  }

  /**
   * Text and HTML of a mail have the same content, so only the fuller reading of each customer is
   * kept.
   */
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

  private List<Found> read(MessageContent.Part part, MessageContent content, UnknownSender sender) {
    MailLines lines = MailLines.of(part, content, template.where());
    for (List<String> reading : lines.readings()) {
      List<FieldValues> customers = new LabelledBlock(labels).read(reading);
      if (customers.size() > MAX_CUSTOMERS) {
        throw new UnreadableMessageException(
            "the mail names more than " + MAX_CUSTOMERS + " customers; ask the sender to split it");
      }
      String text = String.join("\n", reading);
      FieldValues unlabelled = new FieldValues();
      template.text().forEach(pattern -> pattern.find(text, unlabelled, "the mail's text"));
      customers.forEach(values -> addUnlabelled(values, text, lines.data(), unlabelled));
      List<Found> found =
          withoutIncomplete(customers, values -> complete(values, lines, text.isBlank(), sender));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /**
   * Reads each customer. The values of one who is no lead belong to the customer before or after.
   */
  private static List<Found> withoutIncomplete(
      List<FieldValues> customers, Function<FieldValues, Optional<Found>> reading) {
    List<Found> found = new ArrayList<>();
    FieldValues last = null;
    for (FieldValues values : customers) {
      boolean before = last != null && !found.isEmpty();
      Optional<Found> whole = reading.apply(values);
      if (whole.isPresent()) {
        if (last != null && !before) {
          values.addAll(last);
          whole = reading.apply(values);
        }
        whole.ifPresent(found::add);
        last = values;
      } else if (last == null) {
        last = values;
      } else {
        last.addAll(values);
        if (before) {
          reading.apply(last).ifPresent(more -> found.set(found.size() - 1, more));
        }
      }
    }
    return found;
  }

  private void addUnlabelled(
      FieldValues values, String text, Map<String, String> data, FieldValues unlabelled) {
    if (values.size() == 0) {
      values.addLoose(text);
    }
    data.forEach((path, value) -> fromData(values, path, value));
    values.addAbsent(unlabelled);
  }

  /** Adds the data outside the mail's text; empty if the result is not a lead. */
  private Optional<Found> complete(
      FieldValues values, MailLines lines, boolean blank, UnknownSender sender) {
    MessageContent content = sender.mail();
    // For a known sender, the subject and Reply-To may be the only data.
    if ((blank && lines.data().isEmpty()) || (template.isGeneric() && values.size() == 0)) {
      return Optional.empty();
    }
    if (template.subject() != null && content.subject() != null) {
      template.subject().find(content.subject(), values, "the mail's subject");
    }
    boolean valuation = content.subject() != null && Sections.speaksOfTradeIn(content.subject());
    if (valuation && values.has(LeadField.PLATE)) {
      values.allOfTradeIn(); // customers do not ask for a vehicle by its plate
    }
    LeadDraft draft = values.draft();
    fromHeaders(draft, content);
    if (lines.cut()) {
      draft.notes().add(CUT);
    }
    return isEnough(draft, values, sender)
        ? Optional.of(new Found(draft, values.size()))
        : Optional.empty();
  }

  private void fromData(FieldValues values, String path, String value) {
    labels.field(path).ifPresent(field -> values.addIfAbsent(field, value, "JSON-LD " + path));
  }

  private void fromHeaders(LeadDraft draft, MessageContent content) {
    List<String> sender = EmailReader.addresses(content.from());
    EmailReader.addresses(content.replyTo()).stream()
        .filter(address -> sender.stream().noneMatch(address::equalsIgnoreCase))
        .findFirst()
        .ifPresent(
            address -> {
              if (template.customerInReplyTo()) {
                draft.at("the mail's Reply-To").customer().email(address);
                if (!draft.customer().hasName()) {
                  draft.customer().name(EmailReader.displayName(content.replyTo()));
                }
              } else if (!draft.customer().hasEmail()) {
                draft.notes().add("Responder a", address);
              }
            });
    draft.provider(template.provider());
    sender.forEach(address -> draft.provider(address.substring(address.indexOf('@') + 1)));
    draft.tag("origen", draft.provider());
    if (!draft.hasVehicle()) {
      draft.notes().add("Asunto", content.subject());
      SubjectVehicle.in(content.subject())
          .ifPresent(name -> draft.vehicle().substitute(name, "the mail's subject"));
    }
  }

  private boolean isEnough(LeadDraft draft, FieldValues values, UnknownSender sender) {
    if (!template.isGeneric()) {
      // A portal's own newsletter ends in an address of the portal.
      return draft.isEnough()
          && (draft.isRequest() || !draft.customer().hasEmail(sender::isNoCustomers));
    }
    boolean named = draft.customer().hasName();
    boolean reachable = draft.customer().hasContact();
    return sender.mail().mail()
        ? sender.writesOfACustomer(draft, values)
        : reachable ? named || draft.isRequest() : named && draft.isRequest();
  }
}
