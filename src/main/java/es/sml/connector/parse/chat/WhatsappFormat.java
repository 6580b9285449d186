package es.sml.connector.parse.chat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.CustomerDraft;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.unlabelled.PageAddress;
import es.sml.connector.parse.unlabelled.UnlabelledReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages of customers that WhatsApp's Cloud API sends, one lead for each customer. A message
 * about the delivery of the dealer's own messages is no lead.
 */
public final class WhatsappFormat implements LeadFormat {
  private static final String MARK = "messaging_product";
  private static final int DEEPEST = 6;
  private static final int MOST_MESSAGES = 1_000;

  private final UnlabelledReader unlabelled;
  private final PersonNames people;

  /** Creates a reader that finds vehicles and requests in the customers' words. */
  public WhatsappFormat(Vocabulary vocabulary) {
    this.unlabelled = new UnlabelledReader(vocabulary);
    this.people = vocabulary.people();
  }

  /** One customer's lead, with the customer's words and the text of the advertisement. */
  private record Customer(LeadDraft draft, StringBuilder words, StringBuilder advertisement) {}

  @Override
  public String name() {
    return "whatsapp";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<JsonNode> values = new ArrayList<>();
    JsonScalars.documents(content, text -> text.contains(MARK) && text.contains("whatsapp"))
        .forEach(json -> collect(json, values, 0));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Customer> customers = new LinkedHashMap<>();
    int count = 0;
    for (JsonNode value : values) {
      for (JsonNode message : value.path("messages")) {
        if (++count <= MOST_MESSAGES) {
          add(message, value, customers);
        }
      }
    }
    if (customers.isEmpty()) {
      return Optional.of(new ParseResult.NotALead("WhatsApp's report about sent messages"));
    }
    FoundLeads leads = new FoundLeads(name(), "a message of WhatsApp's Cloud API", content);
    customers.forEach(
        (phone, customer) -> {
          read(customer);
          leads.add("message " + leads.next(), customer.draft());
        });
    return Optional.of(leads.orUnreadable("the WhatsApp message"));
  }

  private void read(Customer customer) {
    String advertisement = customer.advertisement().toString();
    name(customer.draft().customer(), customer.words().toString());
    unlabelled.addTo(
        customer.draft(),
        UnlabelledReader.Texts.ofWords(
            customer.words().toString(), advertisement, PageAddress.in(advertisement)));
  }

  // The second of "Toni 🏄" and "I am Antonio Gil" is the name.
  private void name(CustomerDraft customer, String words) {
    people
        .introducedIn(words)
        .filter(said -> !customer.hasName() || customer.shortName().isPresent())
        .filter(said -> said.indexOf(' ') > 0)
        .ifPresent(customer::fullName);
  }

  private static void collect(JsonNode json, List<JsonNode> values, int depth) {
    if (json.path(MARK).isTextual() && (json.has("messages") || json.has("statuses"))) {
      values.add(json);
    } else if (depth < DEEPEST) {
      json.forEach(inner -> collect(inner, values, depth + 1));
    }
  }

  private static void add(JsonNode message, JsonNode value, Map<String, Customer> customers) {
    ParseThread.step();
    String from = JsonScalars.firstText(message, "from");
    String text = WhatsappMessage.text(message);
    if (from.isEmpty() || text.isEmpty()) {
      return;
    }
    Customer customer =
        customers.computeIfAbsent(
            from,
            phone ->
                new Customer(
                    customer(phone, message, value), new StringBuilder(), new StringBuilder()));
    LeadDraft draft = customer.draft();
    draft.at("the message's text").message(text);
    customer.words().append(text).append("\n\n");
    WhatsappMessage.advertisement(message)
        .forEach(
            (label, said) -> {
              draft.notes().add(label, said);
              customer.advertisement().append(said).append('\n');
            });
  }

  private static LeadDraft customer(String phone, JsonNode message, JsonNode value) {
    LeadDraft draft = new LeadDraft();
    draft.provider("WhatsApp");
    draft.tag("origen", "WhatsApp");
    draft.externalId(JsonScalars.firstText(message, "id"));
    draft.at("from").customer().phone("+" + phone, PhoneReader.SPAIN);
    for (JsonNode contact : value.path("contacts")) {
      if (JsonScalars.text(contact, "wa_id").equals(phone)) {
        draft.at("profile.name").customer().name(JsonScalars.text(contact.path("profile"), "name"));
      }
    }
    draft.requests().prefer(Media.WHATSAPP);
    draft
        .notes()
        .add(
            "WhatsApp del concesionario",
            JsonScalars.text(value.path("metadata"), "display_phone_number"));
    return draft;
  }
}
