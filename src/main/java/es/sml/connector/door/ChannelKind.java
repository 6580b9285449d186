package es.sml.connector.door;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * The senders that a channel can serve, and how each proves its requests: by a signature, a secret
 * URL or the form's page.
 */
public enum ChannelKind {
  /** A website's form, or its plug-in: url-encoded, multipart or JSON. */
  @JsonProperty("form")
  FORM(Proof.PAGE),
  /** Google Ads lead forms. */
  @JsonProperty("google")
  GOOGLE(Proof.KEY_OR_URL),
  /** Meta lead ads. */
  @JsonProperty("meta")
  META(Proof.KEY),
  /** TikTok lead generation. */
  @JsonProperty("tiktok")
  TIKTOK(Proof.KEY_OR_URL),
  /** LinkedIn lead gen forms. */
  @JsonProperty("linkedin")
  LINKEDIN(Proof.KEY),
  @JsonProperty("typeform")
  TYPEFORM(Proof.KEY_OR_URL),
  @JsonProperty("tally")
  TALLY(Proof.KEY_OR_URL),
  @JsonProperty("jotform")
  JOTFORM(Proof.URL),
  @JsonProperty("webflow")
  WEBFLOW(Proof.KEY_OR_URL),
  @JsonProperty("hubspot")
  HUBSPOT(Proof.KEY_OR_URL),
  @JsonProperty("formspree")
  FORMSPREE(Proof.KEY_OR_URL),
  @JsonProperty("wix")
  WIX(Proof.KEY),
  /** Any sender of Standard Webhooks. */
  @JsonProperty("standard-webhooks")
  STANDARD_WEBHOOKS(Proof.KEY),
  /** ADF in XML. */
  @JsonProperty("adf")
  ADF(Proof.URL),
  /** Any other sender. */
  @JsonProperty("generic")
  GENERIC(Proof.KEY_OR_URL);

  /** The proofs of senders. */
  enum Proof {
    /** The page of a form, or a secret URL. */
    PAGE,
    /** Always a signature. */
    KEY,
    /** A signature if its key is set, else a secret URL. */
    KEY_OR_URL,
    /** A secret URL, because the sender signs nothing. */
    URL
  }

  private final Proof proof;

  ChannelKind(Proof proof) {
    this.proof = proof;
  }

  /** Returns whether its requests bring only ids, so that the leads are fetched. */
  public boolean isFetched() {
    return this == META || this == LINKEDIN;
  }

  Proof proof() {
    return proof;
  }

  /** Returns the kind as dealers.yaml writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
