package es.sml.connector.ops.access;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import es.sml.connector.setting.SecureUrl;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sign-in of persons by OpenID Connect, beside the two tokens.
 *
 * @param issuer Issuer of the identity provider, as its discovery document writes it. By default
 *     persons log in with a token only.
 * @param name Name of the provider on the button of the console. By default the host of the issuer.
 * @param clientId Client ID of the console at the provider.
 * @param clientSecret Secret of this client. A public client has none.
 * @param scopes Scopes of the sign-in, separated by spaces. By default {@code openid profile
 *     email}.
 * @param groupsClaims Claims of the ID token that contain a person's groups, separated by commas.
 *     By default {@code groups}. The claim {@code email} counts only if the provider verified it.
 * @param viewerGroups Groups whose persons are viewers, separated by commas. Write each group as
 *     the provider does; capitals count.
 * @param operatorGroups Groups whose persons are operators, separated by commas.
 * @param deviceClientId Client ID for the command {@code login}. By default {@code
 *     ops.oidc.client-id}.
 * @param deviceClientSecret Secret of the client for {@code login}, if it has one. Every person who
 *     uses {@code login} must be able to read it.
 */
public record OidcSettings(
    URI issuer,
    String name,
    String clientId,
    Secret clientSecret,
    String scopes,
    String groupsClaims,
    String viewerGroups,
    String operatorGroups,
    String deviceClientId,
    Secret deviceClientSecret) {
  public OidcSettings {
    SecureUrl.check("issuer", Check.needed("issuer", issuer));
    if (issuer.getQuery() != null) {
      throw new InvalidSettingException(
          "setting.issuer", "issuer must be a URL without a query: copy it from the provider");
    }
    Check.needed("client-id", clientId);
    name = Check.orDefault(name, issuer.getHost());
    scopes = Check.orDefault(scopes, "openid profile email");
    if (!Arrays.asList(scopes.split(" ")).contains("openid")) {
      throw new InvalidSettingException("setting.scopes", "scopes must contain openid");
    }
    groupsClaims = Check.orDefault(groupsClaims, "groups");
    viewerGroups = Check.orDefault(viewerGroups, "");
    operatorGroups = Check.orDefault(operatorGroups, "");
    Set<String> viewers = list(viewerGroups);
    Set<String> operators = list(operatorGroups);
    if (viewers.isEmpty() && operators.isEmpty()) {
      throw new InvalidSettingException(
          "setting.no-groups",
          "viewer-groups or operator-groups is needed: without a group, each sign-in is refused");
    }
    if (!Collections.disjoint(viewers, operators)) {
      throw new InvalidSettingException(
          "setting.same-group", "viewer-groups and operator-groups must have no group in common");
    }
    deviceClientId = Check.orDefault(deviceClientId, clientId);
  }

  public Set<String> claims() {
    return list(groupsClaims);
  }

  public Set<String> groups(Role role) {
    return list(role == Role.OPERATOR ? operatorGroups : viewerGroups);
  }

  private static Set<String> list(String written) {
    return Arrays.stream(written.split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
