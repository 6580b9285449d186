package es.sml.connector.alert.setting;

import es.sml.connector.callback.webhook.WebhookSignature;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.net.URI;
import java.util.List;

/**
 * A program's HTTP endpoint as a channel of alerts.
 *
 * @param url URL of the endpoint: https, or http within {@code callback.private-networks}.
 * @param secrets Keys of the signatures, as for the webhook of a CRM. Each is {@code whsec_} and
 *     the output of {@code openssl rand -base64 32}.
 */
public record WebhookTarget(URI url, List<Secret> secrets) {
  public WebhookTarget {
    AlertUrl.check("url", Check.needed("url", url));
    if (secrets == null || secrets.isEmpty()) {
      throw new InvalidSettingException(
          "alerts.no-secrets", "secrets is missing: list env:NAME or file:PATH");
    }
    secrets = List.copyOf(secrets);
    new WebhookSignature(secrets); // refuses a wrong key
  }
}
