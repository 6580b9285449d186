package es.sml.connector.learn;

import java.util.List;

/** A customer of an invented portal. */
record Enquirer(String name, String phone, String email, String car, String message) {
  private static final List<String> DOMAINS =
      List.of("@correo.example", "@buzon.example", "@gmail.com");

  static final List<Enquirer> SPANISH =
      List.of(
          of(
              "Laura Prieto Sanz",
              "611 22 33 44",
              "Seat Ibiza 1.0 TSI",
              "¿Se puede ver el sábado por la mañana? Vivo cerca del centro."),
          of(
              "Javier Molina",
              "622 33 44 55",
              "Volkswagen Golf 2.0 TDI",
              "Buenas tardes:\n\nMe gustaría saber si tiene libro de revisiones y cuántos dueños ha tenido.\nGracias."),
          of(
              "Nuria Campos Ribera",
              "+34 633 44 55 66",
              "Kia Niro",
              "Quisiera conocer las condiciones de financiación a cinco años."),
          of("Andrés Vidal", "644556677", "Renault Clio", "Hola, ¿sigue disponible?"),
          of(
              "Marta López Gil",
              "655 66 77 88",
              "Peugeot 3008 1.5 BlueHDi",
              "¿Aceptan mi coche actual como parte del pago? Es un Opel Corsa de 2012."),
          of(
              "Pablo Herrera",
              "666 77 88 99",
              "Ford Focus ST-Line",
              "Estoy interesado, pero el precio me parece alto.\n¿Hay margen?"),
          of(
              "Irene Castro",
              "677 88 99 00",
              "Toyota Yaris Hybrid",
              "Llámenme a partir de las seis, por favor. Trabajo hasta entonces."),
          of(
              "Sergio Núñez",
              "688 99 00 11",
              "BMW Serie 1 118d",
              "Necesito el coche antes de fin de mes, ¿es posible?"),
          of(
              "Beatriz Romero Díaz",
              "699 00 11 22",
              "Audi A3 Sportback",
              "¿Lleva cámara trasera y apple carplay? En las fotos no se ve bien."),
          of("Óscar Iglesias", "612 34 56 78", "Hyundai Tucson", "Me interesa. Un saludo."),
          of(
              "Carmen Ortega",
              "623 45 67 89",
              "Dacia Sandero",
              "Queremos verlo este fin de semana con la familia, si puede ser."),
          of(
              "Rubén Delgado Mora",
              "634 56 78 90",
              "Mazda CX-5",
              "Pregunto por la garantía. ¿Cuántos meses quedan?"),
          of(
              "Elena Fuentes",
              "645 67 89 01",
              "Citroën C3",
              "Buenos días. ¿El cambio es manual o automático?\n\nElena"));

  private static Enquirer of(String name, String phone, String car, String message) {
    String plain = es.sml.connector.parse.text.Letters.plain(name).replace(' ', '.');
    return new Enquirer(
        name, phone, plain + DOMAINS.get(message.length() % DOMAINS.size()), car, message);
  }

  /** Returns the number of the advertisement. */
  String code() {
    return "A" + Integer.toString(Math.abs(car.hashCode() % 90_000) + 10_000);
  }

  /** Returns the price of the vehicle. */
  String price() {
    return 8 + car.length() + "." + code().substring(1, 2) + "00";
  }

  /** Returns the number as SML gets it. */
  String number() {
    return phone.replace("+34", "").replace(" ", "");
  }
}
