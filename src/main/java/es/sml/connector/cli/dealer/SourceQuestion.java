package es.sml.connector.cli.dealer;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.sml.reference.ListedEntries;

/** Shows SML's sources, and asks for one. */
record SourceQuestion(Questions questions, ListedEntries sources) {
  private static final int MOST = 40;
  private static final int NEAR = 10;

  /** Returns the source as SML shows it: its id, and its name in brackets. */
  String ask() {
    questions.say(say("add-dealer.sources", "SML has {0} sources:", sources.number()));
    sources
        .near(NameOrId.ofId(0), MOST)
        .forEach(each -> questions.say("  " + PrintableText.line(each)));
    String found =
        questions.ask(
            say("add-dealer.source", "Source of the dealer's leads: its number or its name"),
            null,
            this::find);
    questions.say("  " + found);
    return found;
  }

  private String find(String typed) {
    NameOrId wanted =
        typed.matches("[0-9]{1,9}")
            ? NameOrId.ofId(Integer.parseInt(typed))
            : NameOrId.ofName(typed.isEmpty() ? "?" : typed);
    return PrintableText.line(
        sources
            .find(wanted)
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "add-dealer.no-source",
                        "SML has no such source, or several; near to it: {0}",
                        String.join(", ", sources.near(wanted, NEAR)))));
  }
}
