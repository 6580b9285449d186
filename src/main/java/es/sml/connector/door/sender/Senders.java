package es.sml.connector.door.sender;

import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.SignatureRules;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Proof;
import es.sml.connector.door.request.Sender;
import es.sml.connector.door.sender.form.FormSender;
import es.sml.connector.door.sender.message.AdfMessages;
import es.sml.connector.door.sender.message.HeaderMessages;
import es.sml.connector.door.sender.message.JsonMessages;
import es.sml.connector.door.sender.platform.GoogleSender;
import es.sml.connector.door.sender.platform.HubSpotMessages;
import es.sml.connector.door.sender.platform.JotformMessages;
import es.sml.connector.door.sender.platform.LinkedInChallenge;
import es.sml.connector.door.sender.platform.LinkedInMessages;
import es.sml.connector.door.sender.platform.MetaChallenge;
import es.sml.connector.door.sender.platform.MetaMessages;
import es.sml.connector.door.sender.platform.TikTokMessages;
import es.sml.connector.door.sender.platform.WixSender;
import es.sml.connector.door.sender.signature.BodySignature;
import es.sml.connector.door.sender.signature.SignatureText;
import es.sml.connector.door.sender.signature.StandardSignature;
import es.sml.connector.door.sender.signature.TimedSignature;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;
import java.util.List;
import java.util.function.Function;

/**
 * Decides for each kind of channel where its signature, the lead's id and the event's type are: in
 * which header or JSON field.
 */
public final class Senders {
  private Senders() {}

  public static Sender of(DoorChannel channel) {
    List<Secret> keys = channel.secrets();
    return switch (channel.kind()) {
      case FORM -> new FormSender(channel.form(), channel.pathSecret() != null);
      case GOOGLE -> new GoogleSender(keys);
      case META ->
          new ChallengedSender(
              new MetaChallenge(channel.meta()),
              new ProvenSender(
                  BodySignature.hex("X-Hub-Signature-256", "sha256=", keys), new MetaMessages()));
      case LINKEDIN ->
          new ChallengedSender(
              new LinkedInChallenge(keys),
              new ProvenSender(linkedIn(keys), new LinkedInMessages()));
      case TIKTOK ->
          sender(keys, k -> BodySignature.hex("X-Open-Signature", "", k), new TikTokMessages());
      case TYPEFORM ->
          sender(
              keys,
              k -> BodySignature.base64("Typeform-Signature", "sha256=", k),
              new JsonMessages("/form_response/token", "/event_type", "form_response"));
      case TALLY ->
          sender(
              keys,
              k -> BodySignature.base64("Tally-Signature", "", k),
              new JsonMessages("/data/responseId", "/eventType", "FORM_RESPONSE"));
      case JOTFORM -> new ProvenSender(Proof.SECRET_URL, new JotformMessages());
      case WEBFLOW ->
          sender(
              keys,
              TimedSignature::webflow,
              new JsonMessages("/payload/id", "/triggerType", "form_submission"));
      case HUBSPOT -> sender(keys, TimedSignature::hubspot, new HubSpotMessages());
      case FORMSPREE -> sender(keys, TimedSignature::formspree, new JsonMessages(null, null, null));
      case WIX -> new WixSender(keys);
      case STANDARD_WEBHOOKS ->
          sender(keys, StandardSignature::new, new HeaderMessages(StandardSignature.ID));
      case ADF -> new ProvenSender(Proof.SECRET_URL, new AdfMessages());
      case GENERIC -> generic(channel);
    };
  }

  // Without a key, the URL is secret: the configuration sees to it.
  private static Sender sender(
      List<Secret> keys, Function<List<Secret>, Proof> proof, MessageReader messages) {
    return new ProvenSender(keys.isEmpty() ? Proof.SECRET_URL : proof.apply(keys), messages);
  }

  private static Proof linkedIn(List<Secret> keys) {
    String prefix = "hmacsha256=";
    return new BodySignature(
        "X-LI-Signature", prefix, prefix, SignatureText.sha256(SignatureRules.Encoding.HEX, keys));
  }

  private static Sender generic(DoorChannel channel) {
    SignatureRules rules =
        Check.orDefault(channel.signature(), new SignatureRules(null, null, null, null, null));
    return sender(
        channel.secrets(),
        keys ->
            new BodySignature(
                rules.header(),
                rules.prefix(),
                "",
                new SignatureText(
                    rules.algorithm().javaName(), rules.encoding(), SignatureText.bytes(keys))),
        new HeaderMessages(rules.idHeader()));
  }
}
