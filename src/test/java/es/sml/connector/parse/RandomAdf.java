package es.sml.connector.parse;

import static es.sml.connector.parse.ValueKind.CODE;
import static es.sml.connector.parse.ValueKind.DATE;
import static es.sml.connector.parse.ValueKind.EMAIL;
import static es.sml.connector.parse.ValueKind.KILOMETRES;
import static es.sml.connector.parse.ValueKind.PHONE;
import static es.sml.connector.parse.ValueKind.PRICE;
import static es.sml.connector.parse.ValueKind.TEXT;
import static es.sml.connector.parse.ValueKind.URL;
import static es.sml.connector.parse.ValueKind.WORD;
import static es.sml.connector.parse.ValueKind.YEAR;

import es.sml.connector.lead.InboundMessage;

/** Random messages in ADF 1.0 with every element of the standard, except images. */
final class RandomAdf {
  private final RandomXml xml;
  private final RandomValues values;

  private RandomAdf(RandomValues values) {
    this.values = values;
    this.xml = new RandomXml(values);
  }

  static InboundMessage random(RandomValues values) {
    RandomAdf adf = new RandomAdf(values);
    adf.xml.element("adf", () -> adf.xml.element("prospect", adf::prospect));
    return Messages.queued("application/xml", adf.xml.toString());
  }

  private void prospect() {
    xml.several(2, () -> xml.value("id", CODE, "source", source("id", WORD)));
    xml.value("requestdate", DATE);
    xml.several(3, () -> vehicle(values.oneOf("buy", "lease", "test-drive")));
    xml.maybe(() -> xml.several(2, () -> vehicle(values.oneOf("trade-in", "sell"))));
    xml.element("customer", this::customer);
    xml.maybe(() -> xml.element("vendor", this::vendor));
    xml.maybe(() -> xml.element("provider", this::provider));
  }

  private String source(String element, ValueKind kind) {
    return values.put(xml.place(element) + "@source", kind);
  }

  private void vehicle(String interest) {
    String task =
        switch (interest) {
          case "lease" -> "financing";
          case "test-drive" -> "date";
          case "buy" -> "vehicle_information";
          default -> "appraisal";
        };
    if (!interest.equals("buy")) {
      values.expect("vehicle@interest " + interest, "request.task.type", task);
    }
    xml.element(
        "vehicle", this::vehicle, "interest", interest, "status", values.oneOf("new", "used"));
  }

  private void vehicle() {
    xml.maybeValue("id", CODE);
    xml.maybeValue("year", YEAR);
    xml.value("make", WORD);
    xml.value("model", WORD);
    xml.maybeValue("vin", CODE);
    xml.maybeValue("stock", CODE);
    xml.texts("trim", "doors", "bodystyle", "transmission", "condition", "fuel", "licenseplate");
    xml.maybe(
        () ->
            xml.value(
                "odometer",
                KILOMETRES,
                "status",
                odometerStatus(),
                "units",
                values.oneOf("km", "")));
    xml.maybe(() -> xml.several(3, () -> xml.element("colorcombination", this::colours)));
    xml.maybe(
        () ->
            xml.several(
                3,
                () ->
                    xml.value(
                        "price",
                        PRICE,
                        "type",
                        values.oneOf("quote", "offer", "msrp", "invoice", "asking", ""),
                        "currency",
                        values.oneOf("EUR", "USD", ""),
                        "source",
                        values.chance(3) ? source("price", WORD) : "")));
    xml.maybeValue("pricecomments", TEXT);
    xml.maybe(() -> xml.several(3, () -> xml.element("option", this::option)));
    xml.maybe(() -> xml.element("finance", this::finance));
    xml.maybe(() -> xml.several(2, () -> xml.value("comments", TEXT)));
  }

  private String odometerStatus() {
    return values.chance(2)
        ? values.put(
            xml.place("odometer@status"), TEXT, values.oneOf("rolledover", "replaced", "unknown"))
        : "";
  }

  private void colours() {
    xml.maybeValue("interiorcolor", TEXT);
    xml.maybeValue("exteriorcolor", TEXT);
    xml.text("preference", values.digits(1, 1, 3));
  }

  private void option() {
    xml.value("optionname", TEXT);
    xml.maybeValue("manufacturercode", CODE);
    xml.maybeValue("stock", CODE);
    xml.maybe(
        () ->
            xml.text(
                "weighting",
                values.put(xml.place("weighting"), TEXT, "+" + values.digits(2, 1, 9))));
    xml.maybe(() -> xml.value("price", PRICE, "type", "msrp", "currency", "EUR"));
  }

  private void finance() {
    xml.text("method", values.oneOf("cash", "finance", "lease"));
    xml.several(
        3,
        () ->
            xml.value(
                "amount",
                PRICE,
                "type",
                values.oneOf("downpayment", "monthly", "total"),
                "limit",
                values.oneOf("maximum", "minimum", "exact", ""),
                "currency",
                values.oneOf("EUR", "")));
    xml.maybe(
        () ->
            xml.value(
                "balance", PRICE, "type", values.oneOf("finance", "residual"), "currency", "EUR"));
  }

  private void customer() {
    xml.several(2, () -> xml.element("contact", () -> contact(true)));
    xml.maybeValue("id", CODE);
    xml.maybe(
        () ->
            xml.element(
                "timeframe",
                () -> {
                  xml.maybeValue("description", TEXT);
                  xml.maybeValue("earliestdate", DATE);
                  xml.maybeValue("latestdate", DATE);
                }));
    xml.maybeValue("comments", TEXT);
  }

  private void vendor() {
    xml.maybeValue("id", CODE);
    xml.value("vendorname", TEXT);
    xml.maybeValue("url", URL);
    xml.maybe(() -> xml.element("contact", () -> contact(false)));
  }

  private void provider() {
    xml.maybeValue("id", CODE);
    xml.value("name", TEXT);
    xml.maybeValue("service", TEXT);
    xml.maybeValue("url", URL);
    xml.maybeValue("email", EMAIL);
    xml.maybeValue("phone", PHONE);
    xml.maybe(() -> xml.element("contact", () -> contact(false)));
  }

  private void contact(boolean whole) {
    if (values.chance(2)) {
      xml.value("name", TEXT, "part", "full", "type", values.oneOf("business", "individual", ""));
    }
    if (values.chance(2)) {
      xml.value("name", WORD, "part", "first");
      xml.value("name", WORD, "part", "last");
      xml.maybeValue("name", WORD, "part", "middle");
      xml.maybeValue("name", WORD, "part", "suffix");
    }
    xml.several(2, () -> xml.value("email", EMAIL, "preferredcontact", values.oneOf("1", "0", "")));
    xml.several(3, () -> xml.value("phone", PHONE, "type", phoneType(), "time", time()));
    if (whole || values.chance(2)) {
      xml.maybe(
          () -> xml.several(2, () -> xml.element("address", this::address, "type", addressType())));
    }
  }

  private String phoneType() {
    return values.chance(4)
        ? values.put(xml.place("phone@type"), TEXT, values.oneOf("work", "home"))
        : values.oneOf("voice", "phone", "fax", "cellphone", "pager", "");
  }

  private String time() {
    return values.chance(2)
        ? values.put(
            xml.place("phone@time"), TEXT, values.oneOf("morning", "afternoon", "evening", "day"))
        : values.oneOf("", "nopreference");
  }

  private String addressType() {
    return values.chance(2)
        ? values.put(xml.place("address@type"), TEXT, values.oneOf("work", "home", "delivery"))
        : "";
  }

  private void address() {
    xml.several(2, () -> xml.value("street", TEXT, "line", values.digits(1, 1, 2)));
    xml.texts("apartment", "city", "regioncode");
    xml.maybeValue("postalcode", KILOMETRES);
    xml.maybe(
        () ->
            xml.text(
                "country",
                values.chance(2)
                    ? "ES"
                    : values.put(xml.place("country"), TEXT, values.oneOf("FR", "DE"))));
  }
}
