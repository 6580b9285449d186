package es.sml.connector.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.lead.Lead;
import java.util.List;
import java.util.Map;

/** A lead, as the connector has it or as SML's JSON. A test names only what matters to it. */
public final class LeadBuilder {
  private String brandModel = "Seat Ibiza";
  private String name = "Ana Canaria";
  private String phone = "611223344";
  private String email;
  private List<String> notes;
  private Map<String, String> unsure;

  private LeadBuilder() {}

  /** Begins a lead that SML creates, with a name, a phone and a vehicle. */
  public static LeadBuilder aLead() {
    return new LeadBuilder();
  }

  /** Sets the vehicle; null for none. */
  public LeadBuilder brandModel(String text) {
    brandModel = text;
    return this;
  }

  /** Sets the customer's name; null for none. */
  public LeadBuilder name(String text) {
    name = text;
    return this;
  }

  /** Sets the customer's phone; null for none. */
  public LeadBuilder phone(String digits) {
    phone = digits;
    return this;
  }

  public LeadBuilder email(String address) {
    email = address;
    return this;
  }

  /** Sets an email that SML rejects with 400. */
  public LeadBuilder thatSmlRejects() {
    return email("no es un correo");
  }

  public LeadBuilder notes(List<String> texts) {
    notes = texts;
    return this;
  }

  public LeadBuilder unsure(Map<String, String> fields) {
    unsure = fields;
    return this;
  }

  public Lead build() {
    return new Lead(
        null,
        null,
        null,
        new Lead.Customer(name, phone, email, null, null, null),
        new Lead.Vehicle(brandModel, null, null, null, null, null),
        null,
        notes,
        null,
        null,
        null,
        null,
        unsure);
  }

  /** Returns the lead as a program sends it in SML's own JSON, with source 1. */
  public String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("source", 1);
    if (brandModel != null) {
      json.putObject("vehicle").put("brand_model", brandModel);
    }
    ObjectNode client = json.putObject("client");
    put(client, "name", name);
    put(client, "phone", phone);
    put(client, "email", email);
    return json.toString();
  }

  private static void put(ObjectNode json, String field, String value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
