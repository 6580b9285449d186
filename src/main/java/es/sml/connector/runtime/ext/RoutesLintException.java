package es.sml.connector.runtime.ext;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.util.List;

/** Thrown when route files have faults; names every fault with its route and step. */
public class RoutesLintException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;

  private final transient List<LocalizedText> faults;

  public RoutesLintException(List<LocalizedText> faults) {
    super(LocalizedText.joined("\n", faults).toString());
    this.faults = List.copyOf(faults);
  }

  /** Returns the faults, one by one. */
  public List<LocalizedText> faults() {
    return faults;
  }

  @Override
  public LocalizedText text() {
    return LocalizedText.joined("\n", faults);
  }
}
