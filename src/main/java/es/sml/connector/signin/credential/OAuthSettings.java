package es.sml.connector.signin.credential;

import com.google.re2j.Pattern;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import es.sml.connector.setting.SecureUrl;
import java.net.URI;
import java.util.Set;

/**
 * OAuth provider and credentials for the access tokens of a mailbox. It decides which keys each
 * provider needs or refuses, and the default URL and scope.
 *
 * @param provider Provider of the access tokens: {@code microsoft} or {@code google}.
 * @param tenant Directory (tenant) ID of Microsoft, or a domain of the directory.
 * @param clientId Application (client) ID of Microsoft, or the client ID of a Google app.
 * @param clientSecret Secret of the app. With {@code microsoft} and a {@code refresh-token} it is
 *     optional.
 * @param refreshToken Refresh token, from the consent of the mailbox's user. With {@code microsoft}
 *     it works with or without the client secret.
 * @param serviceAccount JSON key file of a Google service account with domain-wide delegation;
 *     {@code file:} is relative to {@code dealers.yaml}. It replaces {@code client-id}, {@code
 *     client-secret} and {@code refresh-token}.
 * @param tokenUrl URL of the tokens of another cloud, with its {@code scope}. It uses https, or
 *     http at this machine's own addresses. By default the URL of the provider.
 * @param scope Scope of the access tokens. By default the scope of IMAP.
 */
public record OAuthSettings(
    Provider provider,
    String tenant,
    String clientId,
    Secret clientSecret,
    Secret refreshToken,
    Secret serviceAccount,
    URI tokenUrl,
    String scope) {
  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
  private static final Set<String> NO_TENANT_OF_ONES_OWN =
      Set.of("common", "organizations", "consumers");
  private static final URI GOOGLE = URI.create("https://oauth2.googleapis.com/token");

  /** Providers of tokens. */
  public enum Provider {
    MICROSOFT,
    GOOGLE
  }

  public OAuthSettings {
    if (provider == null) {
      throw new InvalidSettingException(
          "signin.provider", "provider is needed: microsoft or google");
    }
    if (tokenUrl != null) {
      SecureUrl.check("token-url", tokenUrl);
    }
    if (scope != null && scope.isBlank()) {
      throw new InvalidSettingException(
          "signin.scope", "scope is empty: set one or remove the key");
    }
    if (provider == Provider.MICROSOFT) {
      requireNone(
          "service-account",
          serviceAccount,
          LocalizedText.of("signin.google-only", "{0} is for provider google: remove it"));
      requireTenant(tenant, tokenUrl, refreshToken);
      require(
          "client-id",
          clientId,
          LocalizedText.of(
              "signin.client-id", "{0} is needed: the Application (client) ID of the app"));
      if (refreshToken == null) {
        require(
            "client-secret",
            clientSecret,
            LocalizedText.of("signin.client-secret", "{0} is needed without a refresh-token"));
      }
    } else {
      requireNone(
          "tenant",
          tenant,
          LocalizedText.of("signin.microsoft-only", "{0} is for provider microsoft: remove it"));
      if (serviceAccount == null) {
        LocalizedText instead =
            LocalizedText.of(
                "signin.or-account", "{0} is needed with provider google, or set service-account");
        require("client-id", clientId, instead);
        require("client-secret", clientSecret, instead);
        require("refresh-token", refreshToken, instead);
      } else {
        LocalizedText excluded =
            LocalizedText.of("signin.two-ways", "{0} excludes service-account: remove one of them");
        requireNone("client-id", clientId, excluded);
        requireNone("client-secret", clientSecret, excluded);
        requireNone("refresh-token", refreshToken, excluded);
        ServiceAccountKey.parse(serviceAccount);
      }
    }
    tokenUrl = Check.orDefault(tokenUrl, urlOf(provider, tenant));
    scope = Check.orDefault(scope, scopeOf(provider, refreshToken != null));
  }

  private static URI urlOf(Provider provider, String tenant) {
    return provider == Provider.GOOGLE
        ? GOOGLE
        : URI.create("https://login.microsoftonline.com/" + tenant + "/oauth2/v2.0/token");
  }

  private static String scopeOf(Provider provider, boolean consentedByUser) {
    if (provider == Provider.GOOGLE) {
      return consentedByUser ? null : "https://mail.google.com/";
    }
    // Without offline_access, Microsoft sends no new refresh token, and the first one expires.
    return consentedByUser
        ? "https://outlook.office.com/IMAP.AccessAsUser.All offline_access"
        : "https://outlook.office365.com/.default";
  }

  private static void requireTenant(String tenant, URI tokenUrl, Secret refreshToken) {
    if (tokenUrl == null) {
      require(
          "tenant",
          tenant,
          LocalizedText.of(
              "signin.no-tenant",
              "{0} is needed: the Directory (tenant) ID of the app, or a domain"));
    }
    if (tenant == null) {
      return;
    }
    if (!TENANT.matches(tenant)) {
      throw new InvalidSettingException(
          "signin.tenant", "tenant must be a directory's ID or one of its domains");
    }
    if (refreshToken == null && NO_TENANT_OF_ONES_OWN.contains(tenant)) {
      throw new InvalidSettingException(
          "signin.own-tenant", "tenant must be the ID of your own directory, not {0}", tenant);
    }
  }

  private static void require(String key, Object value, LocalizedText remedy) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new InvalidSettingException(remedy.with(key));
    }
  }

  private static void requireNone(String key, Object value, LocalizedText remedy) {
    if (value != null) {
      throw new InvalidSettingException(remedy.with(key));
    }
  }
}
