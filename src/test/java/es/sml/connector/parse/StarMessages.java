package es.sml.connector.parse;

import static es.sml.connector.parse.ValueKind.CODE;
import static es.sml.connector.parse.ValueKind.DATE;
import static es.sml.connector.parse.ValueKind.EMAIL;
import static es.sml.connector.parse.ValueKind.KILOMETRES;
import static es.sml.connector.parse.ValueKind.PHONE;
import static es.sml.connector.parse.ValueKind.PRICE;
import static es.sml.connector.parse.ValueKind.TEXT;
import static es.sml.connector.parse.ValueKind.WORD;
import static es.sml.connector.parse.ValueKind.YEAR;

import es.sml.connector.lead.InboundMessage;

/** Random messages of STAR's releases 4, 5 and 6. */
final class StarMessages {
  private final RandomXml xml;
  private final RandomValues values;

  private StarMessages(RandomValues values) {
    this.values = values;
    this.xml = new RandomXml(values);
  }

  static InboundMessage release5(RandomValues values) {
    StarMessages star = new StarMessages(values);
    star.xml.element("ProcessSalesLead", star::document);
    return star.message();
  }

  static InboundMessage release6(RandomValues values) {
    StarMessages star = new StarMessages(values);
    star.lead(() -> star.xml.element("SalesLeadHeader", star::headerOfRelease6));
    return star.message();
  }

  static InboundMessage release4(RandomValues values) {
    StarMessages star = new StarMessages(values);
    star.lead(star::leadOfRelease4);
    return star.message();
  }

  private InboundMessage message() {
    return Messages.queued("application/xml", xml.toString());
  }

  private void lead(Runnable content) {
    xml.element(
        "ProcessSalesLead", () -> xml.element("DataArea", () -> xml.element("SalesLead", content)));
  }

  private void headerOfRelease6() {
    xml.maybe(() -> xml.element("ProviderParty", () -> xml.value("PartyID", WORD)));
    xml.element("ConsumerParty", () -> xml.element("SpecifiedPerson", this::person));
    xml.maybe(
        () -> xml.element("CustomerParty", () -> xml.element("SpecifiedPerson", this::person)));
    xml.element(
        "SalesLeadInfo",
        () -> {
          xml.value("LeadID", CODE);
          xml.maybe(() -> xml.text("LeadInterestCode", "L"));
          xml.texts("LeadDescription", "LeadStatus");
          xml.element("Vehicle", this::wanted);
          xml.maybe(() -> xml.element("Vehicle", this::wanted));
        });
  }

  private void leadOfRelease4() {
    xml.element(
        "Header",
        () -> {
          xml.value("DocumentId", CODE);
          xml.element("IndividualProspect", this::prospectOfRelease4);
          xml.texts("CustomerComments", "LeadSource");
        });
    xml.element(
        "Detail",
        () ->
            xml.several(
                2,
                () ->
                    xml.element(
                        "VehicleLineItem",
                        () -> {
                          xml.element("Vehicle", this::wanted);
                          xml.maybeValue("Price", PRICE);
                        })));
  }

  private void prospectOfRelease4() {
    xml.element(
        "PersonName",
        () -> {
          xml.value("GivenName", WORD);
          xml.maybeValue("MiddleName", WORD);
          xml.value("FamilyName", WORD);
        });
    xml.element(
        "Address",
        () -> {
          xml.several(2, () -> xml.value("AddressLine", TEXT));
          xml.texts("City", "StateOrProvince");
          xml.maybeValue("PostalCode", KILOMETRES);
        },
        "qualifier",
        values.put("Address@qualifier", TEXT, "HomeAddress"));
    xml.element(
        "Contact",
        () -> {
          xml.several(
              2,
              () ->
                  xml.value(
                      "Telephone",
                      PHONE,
                      "desc",
                      values.put(
                          "Telephone@desc", TEXT, values.oneOf("Evening Phone", "Day Phone"))));
          xml.value("EMailAddress", EMAIL, "desc", values.put("EMailAddress@desc", TEXT, "Work"));
        });
  }

  private void document() {
    xml.maybe(() -> xml.element("ApplicationArea", this::application));
    xml.element(
        "ProcessSalesLeadDataArea",
        () ->
            xml.element(
                "SalesLead",
                () -> {
                  xml.element("SalesLeadHeader", this::header);
                  xml.element("SalesLeadDetail", this::detail);
                }));
  }

  private void application() {
    xml.element(
        "Sender",
        () -> {
          xml.maybeValue("CreatorNameCode", WORD);
          xml.maybeValue("SenderNameCode", WORD);
          xml.maybeValue("ServiceID", WORD);
        });
    xml.text("CreationDateTime", "2026-11-20T09:00:00Z");
    xml.maybeValue("BODID", CODE);
    xml.element("Destination", () -> xml.maybeValue("PartyReceiverID", TEXT));
  }

  private void header() {
    xml.element(
        "DocumentIdentificationGroup",
        () -> {
          xml.element("DocumentIdentification", () -> xml.value("DocumentID", CODE));
          xml.maybe(
              () ->
                  xml.element(
                      "AlternateDocumentIdentification", () -> xml.value("DocumentID", CODE)));
        });
    xml.maybeValue("ExpirationDate", DATE);
    xml.maybeValue("PurchaseEarliestDate", DATE);
    xml.maybeValue("PurchaseLatestDate", DATE);
    xml.maybe(() -> xml.text("LeadInterestCode", values.oneOf("B", "L")));
    xml.texts("LeadTypeCode", "LeadReceiptCode", "LeadSourceCode", "DiscountEligibility");
    xml.texts("CustomerComments", "LeadComments");
    xml.element("CustomerProspect", this::customer);
    xml.maybe(() -> xml.element("ProviderParty", () -> organization("ProviderParty")));
    xml.maybe(
        () -> xml.element("ReceivingDealerParty", () -> organization("ReceivingDealerParty")));
    xml.maybeValue("LeadCreationDateTime", DATE);
  }

  private void customer() {
    xml.element(
        "ProspectParty",
        () -> {
          xml.maybeValue("PartyID", CODE);
          xml.texts("RelationshipTypeCode", "SpecialRemarksDescription");
          xml.maybe(
              () -> xml.element("AlternatePartyDocument", () -> xml.value("DocumentID", CODE)));
          if (values.chance(3)) {
            organization("customer");
          } else {
            xml.element("SpecifiedPerson", this::person);
          }
          xml.texts("PreferredLanguageCode", "ManufacturerCustomerID");
        });
    xml.maybe(() -> xml.several(2, () -> xml.element("CurrentlyOwnedItem", this::owned)));
    xml.maybe(
        () ->
            xml.element(
                "PreviouslyOwnedItem",
                () -> xml.element("OwnedVehicleDetail", this::ownedVehicle)));
  }

  private void organization(String of) {
    xml.element(
        "SpecifiedOrganization",
        () -> {
          xml.value("CompanyName", TEXT);
          xml.texts("BusinessTypeCode", "DoingBusinessAsName");
          xml.maybe(() -> xml.element("PrimaryContact", this::contact));
          xml.maybe(() -> xml.element("PostalAddress", this::address));
          if (of.equals("customer")) {
            communication("TelephoneCommunication", PHONE);
          }
        });
  }

  private void contact() {
    xml.texts("JobTitle", "DepartmentName");
    xml.value("PersonName", TEXT);
    communications();
  }

  private void person() {
    xml.value("GivenName", WORD);
    xml.maybeValue("MiddleName", WORD);
    xml.value("FamilyName", WORD);
    xml.texts("Alias", "Title", "Salutation", "NameSuffix", "MaritalStatusCode", "PreferredName");
    xml.maybeValue("BirthDate", DATE);
    xml.maybe(() -> xml.several(2, () -> xml.element("ResidenceAddress", this::address)));
    communications();
    xml.maybe(
        () ->
            xml.text(
                "ContactMethodTypeCode",
                values.put(
                    xml.place("ContactMethodTypeCode"),
                    TEXT,
                    values.oneOf("Evening Phone", "Cell Phone", "Home Email", "Fax"))));
  }

  private void communications() {
    xml.several(3, () -> communication("TelephoneCommunication", PHONE));
    xml.maybe(() -> communication("FaxCommunication", PHONE));
    xml.several(2, () -> communication("URICommunication", EMAIL));
  }

  private void communication(String name, ValueKind kind) {
    xml.element(
        name,
        () -> {
          xml.maybe(
              () -> xml.text("ChannelCode", values.oneOf("Day Phone", "Cell Phone", "Other")));
          if (kind == EMAIL) {
            xml.value("URIID", EMAIL);
          } else {
            xml.value(values.oneOf("CompleteNumber", "LocalNumber"), PHONE);
          }
          xml.maybe(
              () ->
                  xml.text(
                      "ExtensionNumber", values.put(xml.place("ExtensionNumber"), KILOMETRES)));
          xml.maybe(
              () ->
                  xml.element(
                      "UsagePreference",
                      () ->
                          xml.element(
                              "AvailablePeriod",
                              () -> {
                                xml.maybeValue("StartDateTime", DATE);
                                xml.maybeValue("EndDateTime", DATE);
                              })));
        });
  }

  private void address() {
    xml.texts("AddressType", "LineOne", "LineTwo", "LineThree", "BuildingNumber", "StreetName");
    xml.texts("FloorIdentification", "PostOfficeBox", "CityName");
    xml.maybe(() -> xml.text("CountryID", values.oneOf("ES", "ES")));
    xml.maybeValue("Postcode", KILOMETRES);
    xml.maybeValue("StateOrProvinceCountrySub-DivisionID", TEXT);
    xml.maybeValue("CountyCountrySub-Division", TEXT);
  }

  private void owned() {
    xml.element("OwnedVehicleDetail", this::ownedVehicle);
    values.expect("CurrentlyOwnedItem", "request.task.type", "appraisal");
  }

  private void ownedVehicle() {
    xml.element("SalesLeadOwnedVehicle", () -> xml.element("Vehicle", this::vehicle));
    xml.maybe(() -> xml.value("CurrentDistanceMeasure", KILOMETRES, "unitCode", "kilometer"));
    xml.maybeValue("LeaseContractExpirationDate", DATE);
    xml.texts("OriginalSalesPersonName");
    xml.maybe(
        () ->
            xml.element(
                "OwnedVehicleFinancing",
                () -> {
                  xml.texts("FinanceTypeString", "FinancingComments");
                  xml.maybe(
                      () ->
                          xml.element(
                              "EstimatedFinancingAmounts",
                              () -> {
                                xml.maybeValue("BalanceAmount", PRICE);
                                xml.maybeValue("TradeAllowanceAmount", PRICE);
                              }));
                }));
  }

  private void vehicle() {
    xml.value("Model", WORD);
    xml.maybeValue("ModelYear", YEAR);
    xml.texts("ModelDescription", "SaleClassCode", "Condition", "VehicleNote", "TrimCode");
    xml.maybeValue("MakeString", WORD);
    xml.texts("DoorsQuantityNumeric", "BodyStyle", "FuelTypeCode", "DriveTrain");
    xml.maybe(
        () ->
            xml.element(
                "TransmissionGroup", () -> xml.texts("TransmissionTypeName", "TransmissionCode")));
    xml.maybe(
        () ->
            xml.several(
                2,
                () ->
                    xml.element(
                        "ColorGroup",
                        () -> {
                          xml.text("ColorItemCode", values.oneOf("Exterior", "Interior"));
                          xml.texts("ManufacturerColorCode", "ColorDescription", "ColorName");
                        })));
    xml.maybeValue("VehicleID", CODE);
    xml.texts("ManufacturerName", "ModelGroup", "LicenseNumberString");
    xml.maybe(
        () ->
            xml.element("Engine", () -> xml.texts("ModelDescription", "GeneralEngineDescription")));
  }

  private void detail() {
    xml.maybe(() -> xml.element("Financing", this::financing));
    xml.maybe(() -> xml.element("SalesActivity", () -> xml.value("SalesPersonName", TEXT)));
    xml.several(
        3,
        () ->
            xml.element(
                "SalesLeadLineItem",
                () -> xml.element("SalesLeadVehicleLineItem", this::lineItem)));
  }

  private void financing() {
    values.expect("Financing", "request.task.type", "financing");
    xml.texts("FinanceTypeString", "FinancingComments");
    xml.maybeValue("CreditApplicationDate", DATE);
    xml.maybe(() -> xml.value("TermMeasure", KILOMETRES, "unitCode", "month"));
    xml.element(
        "EstimatedFinancingAmounts",
        () -> {
          xml.value("DownPaymentAmount", PRICE, "currencyID", "EUR");
          xml.maybeValue("PaymentAmount", PRICE);
        });
  }

  private void lineItem() {
    xml.maybe(
        () ->
            xml.several(
                2,
                () ->
                    xml.element(
                        "PricingABIE",
                        () -> {
                          xml.texts("PriceSourceCode", "PriceDescription");
                          xml.element(
                              "Price",
                              () ->
                                  xml.value(
                                      "ChargeAmount",
                                      PRICE,
                                      "currencyID",
                                      values.oneOf("EUR", "USD", "")));
                        })));
    xml.element("SalesLeadVehicle", this::wanted);
    xml.maybe(() -> xml.value("CurrentDistanceMeasure", KILOMETRES, "unitCode", "kilometer"));
    xml.maybeValue("SalesStockNumberString", CODE);
    xml.maybe(() -> xml.several(3, () -> xml.element("Option", this::option)));
  }

  private void wanted() {
    vehicle();
    xml.maybeValue("VehicleStockString", CODE);
  }

  private void option() {
    xml.value("OptionName", TEXT);
    xml.texts("ManufacturerName", "OptionStockNumberString", "OptionNotes");
    xml.maybe(
        () ->
            xml.element(
                "OptionPricing",
                () ->
                    xml.element(
                        "Price", () -> xml.value("ChargeAmount", PRICE, "currencyID", "EUR"))));
  }
}
