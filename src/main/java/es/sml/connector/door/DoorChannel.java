package es.sml.connector.door;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;
import java.util.List;

/**
 * A way of one sender to one dealer: {@code POST /in/DEALER/CHANNEL}.
 *
 * @param kind Sender: form, google, meta, tiktok, linkedin, typeform, tally, jotform, webflow,
 *     hubspot, formspree, wix, standard-webhooks, adf or generic; docs/door.md.
 * @param pathSecret Secret end of the URL: {@code /in/DEALER/CHANNEL/SECRET}. Create it with {@code
 *     openssl rand -hex 24}. The kinds jotform and adf need it. The kind form needs it without
 *     {@code form.origins}, and other kinds need it without {@code secrets}.
 * @param secrets Keys of the sender's signatures; docs/door.md says where the sender shows them.
 *     With several, each is accepted, so a key can be changed. For google, the keys of the lead
 *     forms. For wix, the app's public key.
 * @param form Rules of a website's form, with {@code kind: form}.
 * @param signature Signature of a generic sender, with {@code kind: generic}.
 * @param meta Rules of Meta lead ads, with {@code kind: meta}.
 * @param linkedin Rules of LinkedIn lead gen forms, with {@code kind: linkedin}.
 */
public record DoorChannel(
    ChannelKind kind,
    Secret pathSecret,
    List<Secret> secrets,
    FormRules form,
    SignatureRules signature,
    MetaRules meta,
    LinkedInRules linkedin) {
  public DoorChannel {
    Check.needed("kind", kind);
    secrets = secrets == null ? List.of() : List.copyOf(secrets);
    if (kind == ChannelKind.FORM) {
      form = Check.orDefault(form, FormRules.DEFAULT);
    }
    ChannelBlocks.check(kind, form, signature, meta, linkedin);
    ChannelProof.check(kind, pathSecret, secrets, form, signature);
  }

  /** Returns whether anybody may send to it: a website's form without a secret. */
  public boolean isOpen() {
    return kind == ChannelKind.FORM && pathSecret == null;
  }
}
