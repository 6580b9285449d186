package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.ads.MetaLead;
import es.sml.connector.parse.answer.FormAnswers;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.draft.LeadDraft;
import es.sml.connector.parse.format.FoundLeads;
import es.sml.connector.parse.json.NestedJson;
import es.sml.connector.parse.json.object.JsonNames;
import es.sml.connector.parse.json.object.JsonPlaces;
import es.sml.connector.parse.json.object.JsonSale;
import es.sml.connector.parse.json.object.JsonShape;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the leads in JSON of any program, and in posted forms. Decides how many known fields make a
 * lead, which lists hold several, and what marks a test.
 */
public final class JsonLeads {
  private static final int FEWEST_KNOWN_FIELDS = 2;

  /** A wrapper such as {"data": {...}} is not the lead itself. */
  private static final int DEEPEST_WRAPPER = 4;

  private static final String TEST_LEAD = "test lead of a form";
  private static final String BUSINESS =
      "the JSON names an invoice, an order or the like, or a bounce, and no enquiry";
  private static final String NO_CONTACT = "no phone and no e-mail under a known label";
  private static final List<String> TEST =
      List.of("is_test", "isTest", "test", "testLead", "test_lead", "isTestLead");

  private final LabelDictionary labels;
  private final JsonPlaces places;
  private final JsonSale sales;
  private final Vocabulary vocabulary;

  public JsonLeads(LabelDictionary labels, JsonNames names, Vocabulary vocabulary) {
    this.labels = labels;
    this.places = new JsonPlaces(labels, names);
    this.sales = new JsonSale(names, places.people(), labels.layout().headings());
    this.vocabulary = vocabulary;
  }

  /** Adds the leads of the documents; empty if they hold none and nothing like one. */
  Optional<ParseResult> in(List<JsonNode> documents, FoundLeads leads) {
    Search search = new Search(leads);
    documents.forEach(json -> search.collect(NestedJson.open(json), 0));
    if (search.tests > 0 && search.others == 0) {
      return Optional.of(new ParseResult.NotALead(TEST_LEAD));
    }
    return search.others == 0 && leads.isEmpty()
        ? Optional.empty()
        : Optional.of(leads.orUnreadable("the JSON"));
  }

  /** Reads a posted form; empty if too little of it is known. */
  public Optional<ParseResult> ofForm(JsonNode form, FoundLeads leads) {
    return ofForm(form, List.of(), leads);
  }

  /**
   * Reads a posted form; empty if too little of it is known.
   *
   * @param notes the notes of a lead of this form
   */
  public Optional<ParseResult> ofForm(JsonNode form, List<String> notes, FoundLeads leads) {
    FormAnswers answers = answers(NestedJson.open(form));
    if (isTest(form, answers)) {
      return Optional.of(new ParseResult.NotALead(TEST_LEAD));
    }
    LeadDraft draft = answers.draft();
    if (JsonMailEvent.isOne(form)
        || answers.isBusiness()
        || !isLead(answers, draft)
        || !draft.isEnough()) {
      return Optional.empty();
    }
    notes.forEach(draft.notes()::add);
    leads.add(draft);
    return Optional.of(leads.orUnreadable("the form"));
  }

  /** A search for leads in the documents of one message. */
  private final class Search {
    private final FoundLeads leads;
    private int tests;
    private int others;

    private Search(FoundLeads leads) {
      this.leads = leads;
    }

    private void collect(JsonNode json, int depth) {
      if (leads.goesOn() || !json.isContainerNode()) {
        return;
      }
      boolean list = isList(json);
      List<JsonNode> several =
          list ? elements(json) : JsonShape.isById(json) ? leads("", json) : severalIn(json, depth);
      if (!several.isEmpty()) {
        several.forEach(element -> collect(element, list ? depth : DEEPEST_WRAPPER));
        return;
      }
      FormAnswers answers = answers(json);
      if (isTest(json, answers)) {
        tests++;
        leads.problem("object " + leads.next(), TEST_LEAD);
        return;
      }
      boolean business = JsonBusiness.isOne(json) && !answers.isReservation();
      if (business || JsonMailEvent.isOne(json)) {
        others++;
        leads.problem("object " + leads.next(), BUSINESS);
        return;
      }
      LeadDraft draft = answers.draft();
      boolean lead = draft.customer().isReachable() && isLead(answers, draft);
      if (lead && answers.isBusiness() && !answers.isReservation()) {
        others++;
        leads.problem("object " + leads.next(), BUSINESS);
        return;
      }
      if (lead) {
        others++;
        leads.add(draft);
      } else if (answers.fields() >= FEWEST_KNOWN_FIELDS) {
        others++;
        leads.problem("object " + leads.next(), NO_CONTACT);
      }
    }
  }

  private static boolean isList(JsonNode json) {
    return json.isArray() && !JsonShape.isAnswers(json);
  }

  // An address alone may be a subscription to a newsletter.
  private static boolean isLead(FormAnswers answers, LeadDraft draft) {
    return answers.fields() >= FEWEST_KNOWN_FIELDS
        || draft.customer().hasName()
        || (draft.customer().hasPhone() && draft.hasVehicle());
  }

  private FormAnswers answers(JsonNode written) {
    JsonNode json = sales.asEnquiry(written);
    FormAnswers answers = new FormAnswers(labels, false, vocabulary);
    JsonAnswers reader = new JsonAnswers(places, answers, json, false);
    if (!reader.isSkipped() || answers.hasContact()) {
      return answers;
    }
    FormAnswers others = new FormAnswers(labels, false, vocabulary);
    new JsonAnswers(places, others, json, true);
    return others;
  }

  /** Returns the elements of the first list of leads; none if there is no such list. */
  private List<JsonNode> severalIn(JsonNode json, int depth) {
    if (depth >= DEEPEST_WRAPPER || !json.isObject()) {
      return List.of();
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      List<JsonNode> leads =
          value.isArray() || JsonShape.isById(value)
              ? leads(field.getKey(), value)
              : severalIn(value, depth + 1);
      if (!leads.isEmpty()) {
        return leads;
      }
    }
    return List.of();
  }

  private List<JsonNode> leads(String name, JsonNode list) {
    boolean possible =
        list.size() > 1
            && list.iterator().next().isObject()
            && !JsonShape.isAnswers(list)
            && !JsonTranscript.isTranscript(list)
            && places.mayHoldLeads(name, list);
    List<JsonNode> elements = possible ? elements(list) : List.of();
    long reachable = elements.stream().filter(lead -> answers(lead).hasContact()).limit(2).count();
    return reachable == 2 ? elements : List.of();
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private static boolean isTest(JsonNode json, FormAnswers answers) {
    return TEST.stream().anyMatch(name -> json.path(name).asBoolean(false))
        || json.path("lead_id").asText().startsWith("TeSter-")
        || answers.anyText(text -> text.contains(MetaLead.TEST_VALUE));
  }
}
