package es.sml.connector.door;

import es.sml.connector.setting.Secret;
import java.util.List;

/** Rules of Meta lead ads for tests that need only the webhook. */
public final class SampleMetaRules {
  private SampleMetaRules() {}

  /** Rules with this verify token. */
  public static MetaRules of(Secret verifyToken) {
    return new MetaRules(
        verifyToken, new Secret("page-token"), null, null, List.of("111"), null, null, null);
  }
}
