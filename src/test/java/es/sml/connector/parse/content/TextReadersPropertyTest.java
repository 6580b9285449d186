package es.sml.connector.parse.content;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.value.Placeholder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Bytes become the text that was written, and placeholders are distinguished from words. */
class TextReadersPropertyTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Names that Java knows, knows differently, or does not know. */
  private static final List<String> CHARSETS =
      List.of(
          "utf-8",
          "UTF8",
          " utf-16 ",
          "utf-16le",
          "UTF-16BE",
          "utf-32",
          "utf-7",
          "us-ascii",
          "iso-8859-1",
          "iso-8859-15",
          "windows-1252",
          "iso-2022-jp",
          "ks_c_5601-1987",
          "gb18030",
          "x-unknown",
          "",
          "á b");

  @Property
  void decodesAnyBytesWithAnyDeclaredCharset(
      @ForAll byte @Size(max = 200) [] bytes, @ForAll("charsets") String declared) {
    assertThat(TextDecoder.decode(bytes, declared)).isNotNull();
    assertThat(TextDecoder.decode(bytes, null)).isNotNull();
  }

  @Property
  void decodesUtf8ThatIsDeclaredAsWhatWesternSendersWrite(
      @ForAll("texts") String text, @ForAll("western") String declared) {
    assertThat(TextDecoder.decode(text.getBytes(StandardCharsets.UTF_8), declared)).isEqualTo(text);
    assertThat(TextDecoder.decode(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), declared))
        .isEqualTo(text);
  }

  @Property
  void decodesWindows1252ThatIsDeclaredAsWhatWesternSendersWrite(
      @ForAll("spanish") String text, @ForAll("western") String declared) {
    assertThat(TextDecoder.decode(text.getBytes(WINDOWS_1252), declared)).isEqualTo(text);
  }

  @Property
  void decodesUtf16ByItsMarkWhateverIsDeclared(
      @ForAll("texts") String text, @ForAll("charsets") String declared) {
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(TextDecoder.decode(("\uFEFF" + text).getBytes(utf16), declared)).isEqualTo(text);
    }
  }

  @Property
  void decodesUtf16WithoutAMarkIfItIsDeclared(
      @ForAll("spanish") String text, @ForAll("utf16") String declared) {
    for (Charset utf16 : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(TextDecoder.decode(text.getBytes(utf16), declared)).isEqualTo(text);
    }
  }

  @Property
  void seesTheSameTextWhateverCannotBeSeenInIt(
      @ForAll("texts") String text, @ForAll("invisible") String invisible) {
    StringBuilder hidden = new StringBuilder(invisible);
    text.codePoints().forEach(c -> hidden.appendCodePoint(c).append(invisible));
    String clean = InvisibleCharacters.without(text);
    assertThat(InvisibleCharacters.without(hidden.toString())).isEqualTo(clean);
    assertThat(InvisibleCharacters.without(clean)).isEqualTo(clean);
  }

  @Property
  void seesEveryKindOfSpaceAsASpace(
      @ForAll("words") String one, @ForAll("spaces") String space, @ForAll("words") String other) {
    assertThat(InvisibleCharacters.without(one + space + other)).isEqualTo(one + " " + other);
  }

  @Property
  void leavesPlainTextAsItIs(@ForAll @CharRange(from = '\0', to = '\u007F') String text) {
    assertThat(InvisibleCharacters.without(text)).isSameAs(text);
  }

  @Property
  void findsEveryAddressThatIsWrittenAndNoOther(
      @ForAll("addresses") String address, @ForAll("around") String around) {
    assertThat(EmailReader.addresses(around.replace("#", address))).containsExactly(address);
    assertThat(EmailReader.isAddress(" " + address + " ")).isTrue();
    assertThat(EmailReader.isAddress(address + " " + address)).isFalse();
  }

  @Property
  void findsAnAddressOnceInAnyCase(@ForAll("addresses") String address) {
    assertThat(EmailReader.addresses(address + ", " + address.toUpperCase(Locale.ROOT)))
        .containsExactly(address);
  }

  @Property
  void findsOnlyAddressesThatStandInTheText(@ForAll("nearlyAddresses") String text) {
    for (String address : EmailReader.addresses(text)) {
      assertThat(text).contains(address);
      assertThat(address).matches("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+\\.[^@\\s<>,;\"]+");
    }
  }

  @Property
  void endsForAnyText(@ForAll String text) {
    assertThat(EmailReader.addresses(text)).isNotNull();
    assertThat(EmailReader.displayName(text)).isNotNull();
    assertThat(Placeholder.isNothing(text)).isIn(true, false);
  }

  @Property
  void treatsAVariableOfATemplateAsNothing(@ForAll("variables") String variable) {
    assertThat(Placeholder.isNothing(" " + variable + "\n")).isTrue();
  }

  @Property
  void treatsAVariableBesideWordsAsText(
      @ForAll("variables") String variable, @ForAll("words") String word) {
    assertThat(Placeholder.isNothing(word + " " + variable)).isFalse();
  }

  @Property
  void treatsAnyWordAsText(@ForAll("words") String word) {
    assertThat(Placeholder.isNothing(word)).isFalse();
    assertThat(Placeholder.isNothing(word + "?")).isFalse();
  }

  @Property
  void treatsALongTextAsText(@ForAll @StringLength(min = 61, max = 80) String text) {
    assertThat(Placeholder.isNothing(text)).isFalse();
  }

  @Provide
  Arbitrary<String> charsets() {
    return Arbitraries.of(CHARSETS);
  }

  @Provide
  Arbitrary<String> western() {
    return Arbitraries.of("utf-8", "iso-8859-1", "Windows-1252", "us-ascii", "x-unknown")
        .injectNull(0.2);
  }

  @Provide
  Arbitrary<String> utf16() {
    return Arbitraries.of("utf-16", "UTF-16", " utf-16 ");
  }

  /** Whole characters; the first is not a byte order mark. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(spanish(), Arbitraries.strings().ofMaxLength(30))
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .map(text -> text.replaceAll("[\0\uFFFD]", ""))
        .filter(text -> !text.startsWith("\uFEFF"));
  }

  /** With a plain letter after each other one, because two of those may look like UTF-8. */
  @Provide
  Arbitrary<String> spanish() {
    return Combinators.combine(
            Arbitraries.of("á", "é", "í", "ó", "ú", "ü", "ñ", "Ñ", "¿", "¡", "€", "ç", "", ""),
            Arbitraries.of("a", "n", "S", " ", "\n", "7", "."))
        .as((letter, plain) -> letter + plain)
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of("Ana", "Nadie", "666777888", "7", "Ñandú", "Ibiza 1.0", "sin prisa");
  }

  @Provide
  Arbitrary<String> invisible() {
    return Arbitraries.of("\u00AD", "\u200B", "\u200D", "\u200E", "\u202E", "\u2060", "\uFEFF");
  }

  @Provide
  Arbitrary<String> spaces() {
    return Arbitraries.of("\u00A0", "\u2007", "\u2009", "\u202F", "\u3000", "\u205F");
  }

  @Provide
  Arbitrary<String> addresses() {
    return Combinators.combine(
            Arbitraries.strings().withChars("abzñ09._%+'-").ofMinLength(1).ofMaxLength(12),
            Arbitraries.of("correo.example", "sub.dominio-2.example", "españa.example", "1.es"))
        .as((local, domain) -> local + "@" + domain);
  }

  @Provide
  Arbitrary<String> around() {
    return Arbitraries.of(
        "#",
        "<#>",
        "Ana Peña <#>",
        "mailto:#",
        "# (trabajo)",
        "\"#\" <#>",
        "Correo: #, gracias",
        "# <mailto:#>",
        "a@b; #");
  }

  @Provide
  Arbitrary<String> nearlyAddresses() {
    return Arbitraries.strings().withChars("ab@@..- <>;,\"'+\n").ofMaxLength(30);
  }

  @Provide
  Arbitrary<String> variables() {
    return Combinators.combine(
            Arbitraries.of("[@]", "[[@]]", "{@}", "{{@}}", "${@}", "<@>", "%@%", "%%@%%", "##@##"),
            Arbitraries.strings().withChars("abXY_09.-").ofMinLength(1).ofMaxLength(20))
        .as((variable, name) -> variable.replace("@", name));
  }
}
