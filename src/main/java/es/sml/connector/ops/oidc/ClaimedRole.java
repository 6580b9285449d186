package es.sml.connector.ops.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.DealerGroups;
import es.sml.connector.ops.access.DealerLimit;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.access.SignInRefusedException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds the role, the dealers and the name of a person in the claims of a verified token. It
 * decides which role counts if groups give several, and refuses a person without one.
 */
record ClaimedRole(OidcSettings settings, Supplier<DealerGroups> dealers) {
  private static final List<Role> HIGHEST_FIRST = List.of(Role.OPERATOR, Role.VIEWER);
  private static final String EMAIL = "email";
  private static final int LONGEST_NAME = 100;

  Caller of(JWTClaimsSet claims) throws SignInRefusedException {
    Set<String> groups = groups(claims);
    for (Role role : HIGHEST_FIRST) {
      if (!Collections.disjoint(groups, settings.groups(role))) {
        return new Caller(role, name(claims), true, null);
      }
    }
    for (Role role : HIGHEST_FIRST) {
      DealerLimit limit = dealers.get().limit(role, groups);
      if (limit != null) {
        return new Caller(role, name(claims), true, limit);
      }
    }
    throw new SignInRefusedException(403, hasTooMany(claims) ? tooMany() : noRole(claims), null);
  }

  private Set<String> groups(JWTClaimsSet claims) {
    Set<String> groups = new HashSet<>();
    for (String name : settings.claims()) {
      Object value = claims.getClaim(name);
      if (name.equals(EMAIL) && !isVerified(claims)) {
        continue; // a person can write any address there
      }
      if (value instanceof String one) {
        groups.add(one);
      } else if (value instanceof Collection<?> several) {
        several.forEach(each -> groups.add(String.valueOf(each)));
      }
    }
    return groups;
  }

  // The subject never changes, and another person cannot get it. The other names can change.
  private static String name(JWTClaimsSet claims) {
    Object shown =
        isVerified(claims) ? claims.getClaim(EMAIL) : claims.getClaim("preferred_username");
    String subject = "subject " + shortened(claims.getSubject());
    return shown instanceof String text && !text.isBlank()
        ? shortened(text) + ", " + subject
        : subject;
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
  }

  private static boolean isVerified(JWTClaimsSet claims) {
    return Boolean.TRUE.equals(claims.getClaim("email_verified"));
  }

  // With more than 200 groups, Entra ID writes only where to request them.
  private boolean hasTooMany(JWTClaimsSet claims) {
    return claims.getClaim("_claim_names") instanceof Map<?, ?> elsewhere
        && settings.claims().stream().anyMatch(elsewhere::containsKey);
  }

  private static LocalizedText noRole(JWTClaimsSet claims) {
    return LocalizedText.of(
        "sign-in.no-role",
        "{0} is in no group with a role; ask for a group of ops.oidc.viewer-groups,"
            + " ops.oidc.operator-groups, or of a dealer in dealers.yaml",
        name(claims));
  }

  private static LocalizedText tooMany() {
    return LocalizedText.of(
        "sign-in.too-many-groups",
        "the account has more groups than the provider writes into a token; let it write only the"
            + " groups assigned to the application, or use app roles (docs/sign-in.md)");
  }
}
