package es.sml.connector.language;

import java.util.Map;
import java.util.stream.Collectors;

/** Shows a text about an operation, which SML's contract has in English. */
public final class OperationText {
  private OperationText() {}

  /**
   * Returns it in the language of the person at the terminal; as it is if it has no Spanish form.
   */
  public static String shown(String english) {
    return ReaderLanguage.isSpanish() ? Spanish.FORMS.getOrDefault(english, english) : english;
  }

  /** Read only when a person reads Spanish. */
  private static final class Spanish {
    static final Map<String, String> FORMS =
        SpanishForms.read("operations").stream()
            .collect(Collectors.toMap(SpanishForms.Form::english, SpanishForms.Form::spanish));
  }
}
