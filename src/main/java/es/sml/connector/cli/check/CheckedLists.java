package es.sml.connector.cli.check;

import static java.util.Map.entry;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.SmlOperation;
import java.util.List;
import java.util.Map;

/** The lists that check reads, and the consequence for the connector if SML refuses one. */
final class CheckedLists {
  static final List<SmlOperation> ALL =
      List.of(
          SmlOperation.LIST_CONCESSIONAIRES,
          SmlOperation.LIST_SOURCES,
          SmlOperation.LIST_GAS_TYPES,
          SmlOperation.LIST_PROVINCES,
          SmlOperation.LIST_LOCALITIES,
          SmlOperation.LIST_USERS,
          SmlOperation.LIST_CLIENTS,
          SmlOperation.LIST_LEADS);

  private static final Map<SmlOperation, LocalizedText> WITHOUT =
      Map.ofEntries(
          entry(
              SmlOperation.LIST_CONCESSIONAIRES,
              LocalizedText.of(
                  "check.without-concessionaires",
                  "the command call cannot show the ids for crm.concessionaires")),
          entry(
              SmlOperation.LIST_SOURCES,
              LocalizedText.of(
                  "check.without-sources",
                  "the key source needs SML's id of a source, not a name")),
          entry(
              SmlOperation.LIST_GAS_TYPES,
              LocalizedText.of("check.without-fuels", "fuels go into a note of the lead")),
          entry(
              SmlOperation.LIST_PROVINCES,
              LocalizedText.of("check.without-provinces", "provinces go into a note of the lead")),
          entry(
              SmlOperation.LIST_LOCALITIES,
              LocalizedText.of("check.without-towns", "towns go into a note of the lead")),
          entry(
              SmlOperation.LIST_USERS,
              LocalizedText.of(
                  "check.without-users", "the key user needs SML's id of a user, not a name")),
          entry(
              SmlOperation.LIST_CLIENTS,
              LocalizedText.of("check.without-clients", "the connector does not need them")),
          entry(
              SmlOperation.LIST_LEADS,
              LocalizedText.of(
                  "check.without-leads",
                  "the connector can neither reconcile leads nor sync their status")));

  private CheckedLists() {}

  /** Returns the name of its entries, such as gas-types. */
  static String name(SmlOperation list) {
    return list.label().substring("list-".length());
  }

  static LocalizedText consequence(SmlOperation list) {
    return WITHOUT.get(list);
  }

  /** Returns whether the connector cannot do its work without it. */
  static boolean isEssential(SmlOperation list) {
    return list == SmlOperation.LIST_LEADS;
  }

  /** Returns the parameters of the smallest possible request. */
  static Map<String, String> parameters(SmlOperation list) {
    return list == SmlOperation.LIST_PROVINCES
        ? Map.of("country", "28", "page_size", "1")
        : Map.of("page_size", "1");
  }
}
