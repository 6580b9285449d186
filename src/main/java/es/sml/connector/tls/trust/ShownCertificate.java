package es.sml.connector.tls.trust;

import es.sml.connector.language.LocalizedText;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** Describes a certificate in words; its names come from an untrusted server. */
public record ShownCertificate(X509Certificate certificate) {
  private static final int LONGEST_NAME = 200;
  private static final int MOST_NAMES = 10;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Kinds of alternative names that can be a host: DNS names and IP addresses. */
  private static final Set<Integer> HOSTS = Set.of(2, 7);

  LocalizedText text() {
    return LocalizedText.of(
        "tls.shown",
        "subject {0}, issuer {1}, valid from {2} until {3}, SHA-256 {4}",
        subject(),
        name(certificate.getIssuerX500Principal()),
        time(certificate.getNotBefore()),
        time(certificate.getNotAfter()),
        fingerprint());
  }

  public String subject() {
    return name(certificate.getSubjectX500Principal());
  }

  public boolean isExpired() {
    return certificate.getNotAfter().toInstant().isBefore(Instant.now());
  }

  public boolean isEarly() {
    return certificate.getNotBefore().toInstant().isAfter(Instant.now());
  }

  /** Returns the certificate's hosts, or its subject if it names none. */
  String hosts() {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      String hosts =
          names == null
              ? ""
              : names.stream()
                  .filter(name -> HOSTS.contains(name.get(0)))
                  .limit(MOST_NAMES)
                  .map(name -> printable(String.valueOf(name.get(1))))
                  .collect(Collectors.joining(", "));
      return hosts.isEmpty() ? subject() : hosts;
    } catch (GeneralSecurityException e) {
      return subject();
    }
  }

  public static String time(Date date) {
    return TIME.format(date.toInstant());
  }

  private String fingerprint() {
    try {
      return HexFormat.ofDelimiter(":")
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      return "unknown";
    }
  }

  private static String name(X500Principal principal) {
    return printable(principal.getName());
  }

  private static String printable(String text) {
    String line = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "\uFFFD");
    return line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) + "…" : line;
  }
}
