package es.sml.connector.parse.car;

import es.sml.connector.parse.text.Words;
import java.util.Set;

/** Judges a car's name by the words around it: articles, streets, dealers, addresses. */
final class CarContext {
  private static final Set<String> ARTICLES =
      Set.of(
          "el", "un", "una", "unha", "une", "uma", "um", "del", "mi", "tu", "su", "este", "ese",
          "esta", "esse", "aquel", "vuestro", "vuestra", "nuestro", "vostre", "vostra", "vostro",
          "meu", "minha", "seu", "sua", "vosso", "vosa", "voso", "nosso", "mon", "ma", "votre",
          "notre", "cette", "mio", "mia", "suo", "questo", "questa", "your", "my", "this", "our",
          "een", "jullie", "mijn", "uw", "deze", "nuevo", "nou", "novo", "new", "nouveau", "nuova",
          "nieuwe", "pel", "pelo", "aquest", "ao", "zure", "used", "usado");

  /** Articles of languages that write each noun with a capital letter, and of common idioms. */
  private static final Set<String> WEAK_ARTICLES =
      Set.of(
          "ein", "eine", "einen", "einem", "einer", "den", "dem", "der", "mein", "meinen", "ihr",
          "ihren", "ihrem", "euer", "euren", "diesen", "dieser", "neuer", "neuen", "het", "the",
          "le", "il", "lo", "ce");

  private static final Set<String> PLACES =
      Set.of(
          "calle",
          "c",
          "cl",
          "avda",
          "avenida",
          "av",
          "avinguda",
          "plaza",
          "pza",
          "placa",
          "pl",
          "praza",
          "praca",
          "place",
          "paseo",
          "passeig",
          "po",
          "camino",
          "carretera",
          "ctra",
          "cra",
          "autovia",
          "autopista",
          "salida",
          "urbanizacion",
          "urb",
          "hotel",
          "restaurante",
          "bar",
          "cafeteria",
          "street",
          "avenue",
          "road",
          "rue",
          "boulevard",
          "via",
          "viale",
          "strasse",
          "platz",
          "rua",
          "carrer",
          "kalea",
          "poligono",
          "playa",
          "costa",
          "isla",
          "aeropuerto",
          "provincia",
          "ciudad",
          "puerto",
          "estacion",
          "colegio",
          "barrio",
          "edificio",
          "residencial",
          "club",
          "torneo",
          "partido",
          "jugar",
          "juego",
          "campo",
          "curso",
          "master",
          "san",
          "don",
          "dona",
          "sr",
          "sra",
          "mr",
          "mrs",
          "ms",
          "herr",
          "frau",
          "monsieur",
          "madame",
          "senor",
          "senora",
          "signor",
          "signora");
  private static final Set<String> DEALERS =
      Set.of(
          "concesionario",
          "concesionarios",
          "concesion",
          "concessionari",
          "concessionaria",
          "concessionaire",
          "concessionnaire",
          "concesionarioa",
          "dealer",
          "dealers",
          "dealership",
          "autohaus",
          "haendler",
          "handler",
          "taller",
          "talleres",
          "oficial",
          "grupo",
          "group",
          "gruppo",
          "groupe",
          "distribuidor",
          "agencia");
  private static final Set<String> COMPANIES =
      Set.of(
          "motor",
          "motors",
          "automoviles",
          "automocion",
          "autos",
          "sl",
          "sa",
          "slu",
          "sau",
          "gmbh",
          "ltd",
          "srl",
          "spa",
          "lda",
          "sarl",
          "concesionario",
          "concesionarios",
          "leads",
          "club",
          "resort",
          "course",
          "tournament",
          "torneo",
          "financial",
          "finance",
          "bank",
          "services",
          "service",
          "espana",
          "iberia",
          "news",
          "newsletter",
          "retail",
          "ocasion",
          "select",
          "center",
          "centre",
          "store");
  private static final Set<String> DOMAINS =
      Set.of(
          "es", "com", "net", "org", "eu", "cat", "gal", "eus", "info", "pt", "fr", "de", "it",
          "nl", "uk", "co", "ie", "us", "ca", "be", "ch", "at", "ad", "io", "app", "online",
          "example", "test", "biz", "shop", "auto", "cars", "car");

  private CarContext() {}

  /** Returns whether an article stands right before the word. */
  static boolean hasArticle(Words words, int first) {
    return hasNameArticle(words, first)
        || (first > 0
            && isNextTo(words, first - 1)
            && WEAK_ARTICLES.contains(words.word(first - 1)));
  }

  /** Returns whether an article stands right before the word that makes a capital letter a name. */
  static boolean hasNameArticle(Words words, int first) {
    return first > 0 && isNextTo(words, first - 1) && ARTICLES.contains(words.word(first - 1));
  }

  /** Returns whether the word belongs to an address, a person, a dealer or a company. */
  static boolean isOther(Words words, int first, int last) {
    return precedes(words, first, PLACES)
        || precedes(words, first, DEALERS)
        || isCompany(words, last);
  }

  private static boolean precedes(Words words, int first, Set<String> kind) {
    int before = first - 1;
    for (int i = 0; i < 2 && before >= 0 && isSameLine(words, before); i++) {
      String word = words.word(before);
      if (kind.contains(word)) {
        return !(word.length() == 1
            && Character.isLowerCase(words.text().charAt(words.start(before))));
      }
      if (!word.equals("de")
          && !word.equals("del")
          && !word.equals("la")
          && !word.equals("oficial")) {
        return false;
      }
      before--;
    }
    return false;
  }

  private static boolean isCompany(Words words, int last) {
    int next = last + 1;
    if (next >= words.size() || !isNextTo(words, last)) {
      return false;
    }
    boolean company = COMPANIES.contains(words.word(next));
    // "Seat Ibiza motor 1.6" states an engine; "Kia Norte S.L." a company.
    boolean engine =
        company && next + 1 < words.size() && Character.isDigit(words.word(next + 1).charAt(0));
    return (company && !engine) || isInitials(words, next);
  }

  private static boolean isInitials(Words words, int next) {
    return next + 1 < words.size()
        && words.end(next) + 1 == words.start(next + 1)
        && words.text().charAt(words.end(next)) == '.'
        && (words.word(next) + words.word(next + 1)).length() == 2
        && COMPANIES.contains(words.word(next) + words.word(next + 1));
  }

  /** Returns whether the words have no digit. */
  static boolean isWord(Words words, int first, int last) {
    for (int i = words.start(first); i < words.end(last); i++) {
      if (Character.isDigit(words.text().charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether only a space or a hyphen separates the word from the next one. */
  static boolean isNextTo(Words words, int index) {
    int gap = words.start(index + 1) - words.end(index);
    return gap == 1 && " -\u00A0'’".indexOf(words.text().charAt(words.end(index))) >= 0;
  }

  private static boolean isSameLine(Words words, int index) {
    for (int i = words.end(index); i < words.start(index + 1); i++) {
      if (" ./ºª-\u00A0".indexOf(words.text().charAt(i)) < 0) {
        return false;
      }
    }
    return words.start(index + 1) - words.end(index) <= 3;
  }

  /** Returns whether the place is within an e-mail address, a page's address or a domain. */
  static boolean isAddress(String text, int start, int end) {
    int from = start;
    while (from > 0 && start - from < 80 && !separates(text.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to < text.length() && to - end < 80 && !separates(text.charAt(to))) {
      to++;
    }
    if (to - from == end - start) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '@' || (c == '/' && i > from && text.charAt(i - 1) == '/')) {
        return true;
      }
      if (c == '.' && i >= from && isDomain(text, i + 1, to)) {
        return true;
      }
    }
    return text.startsWith("www.", from);
  }

  private static boolean separates(char c) {
    return Character.isWhitespace(c) || ";|<>\"".indexOf(c) >= 0;
  }

  private static boolean isDomain(String text, int start, int to) {
    int end = start;
    while (end < to && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
      end++;
    }
    return end - start > 1
        && (end == to || !Character.isLetterOrDigit(text.charAt(end)))
        && DOMAINS.contains(text.substring(start, end));
  }
}
