package es.sml.connector.door;

import es.sml.connector.setting.Secret;
import java.util.List;

/** Rules of LinkedIn lead gen forms for tests that need only the webhook. */
public final class SampleLinkedInRules {
  private SampleLinkedInRules() {}

  /** Rules for channels of the kind linkedin; null for others. */
  public static LinkedInRules of(ChannelKind kind) {
    return kind == ChannelKind.LINKEDIN
        ? new LinkedInRules(new Secret("li-token"), null, List.of("555"), null, null, null, null)
        : null;
  }
}
