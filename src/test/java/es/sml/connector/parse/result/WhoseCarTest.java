package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tells the wanted car from the customer's own one, in forms, sections and sentences. */
class WhoseCarTest {
  private static final String NONE = "-";

  // In a cell, "/" separates the lines. "-" expects no car.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Coche de interés: Kia Sportage / Entregaría a cambio: Mazda 3 1.6 de 2013 | Kia Sportage | Mazda 3",
        "El que busca: Kia Sportage / Daría como parte del pago: Lancia Ypsilon | Kia Sportage | Lancia Ypsilon",
        "Ficha: Kia Sportage GT / Lo que dejaría: Ford Focus SW 2009 | Kia Sportage | Ford Focus",
        "Busco: Kia Sportage híbrido / Vendo: Mercedes A180 CDI 2014 | Kia Sportage | Mercedes A180",
        "Vendo: Mercedes A180 CDI 2014 / Busco: Kia Sportage híbrido | Kia Sportage | Mercedes A180",
        "Marca actual: Renault / Modelo actual: Megane / Vehículo deseado: Kia Sportage | Kia Sportage | Renault Megane",
        "Vehicle pressupostat: Kia Sportage / Vehicle que us donaríem: Seat Toledo 2008 | Kia Sportage | Seat Toledo",
        "Vehículo no que está interesado: Kia Sportage / Vehículo que entregaría a troco: Peugeot 107 | Kia Sportage | Peugeot 107",
        "Nahi duen autoa: Kia Sportage / Emango lukeen autoa: Seat Cordoba 2006 | Kia Sportage | Seat Cordoba",
        "Viatura pretendida: Kia Sportage / Carro que daria em troca: Opel Corsa 2010 | Kia Sportage | Opel Corsa",
        "Véhicule convoité: Kia Sportage / Projet de reprise: oui – Renault Twingo II 2010 | Kia Sportage | Renault Twingo",
        "Modèle souhaité: Kia Sportage / Voiture que je cède: Citroën C2 | Kia Sportage | Citroën C2",
        "Wunschfahrzeug: Kia Sportage / Ich gebe ab: Opel Astra 2009, 140.000 km | Kia Sportage | Opel Astra",
        "Gewünschtes Modell: Kia Sportage / Mein bisheriger Wagen: VW Polo 2011 | Kia Sportage | VW Polo",
        "Car of interest: Kia Sportage / Swapping from: Vauxhall Corsa 2012 | Kia Sportage | Vauxhall Corsa",
        "Looking at: Kia Sportage / Chopping in: Ford Ka 2012 | Kia Sportage | Ford Ka",
        "Auto di interesse: Kia Sportage / Auto da dare dentro: Ford Fiesta 2017 | Kia Sportage | Ford Fiesta",
        "Mi interessa: Kia Sportage / Darei indietro: Lancia Ypsilon 2011 | Kia Sportage | Lancia Ypsilon",
        "Gewenste wagen: Kia Sportage / Over te nemen wagen: Volvo C30 1.6D | Kia Sportage | Volvo C30",
        "Model dorit: Kia Sportage / Mașina dată la schimb: Volkswagen Bora 2003 | Kia Sportage | Volkswagen Bora",
        "Szukam: Kia Sportage / Oddam w rozliczeniu: Skoda Fabia 2010 | Kia Sportage | Skoda Fabia",
        "Vehículo a reservar: Kia Sportage 1.6 | Kia Sportage | -",
        "Coche presupuestado: Kia Sportage 1.6 | Kia Sportage | -",
        "Vehicle valued: 2017 Kia Sportage LX, 129,000 km / Looking to: trade within 30 days | Sin especificar | Kia Sportage",
        "Producto: Compra / Bien: KIA SPORTAGE Techno 145 | KIA SPORTAGE | -",
        "Vehículo: Renting / Oferta: Kia Sportage Drive | Kia Sportage | -",
        "Modelo: Sportage / Tienda: Kia Norte | Kia Sportage | -",
        "Model: EV3 Air | Kia EV3 | -",
        "Coche que vendéis: Kia Sportage | Kia Sportage | -",
        "Anuncio: Kia Sportage / Entrega: inmediata | Kia Sportage | -",
        "Anuncio: Kia Sportage / ¿Tienes coche para entregar?: Sí, un Seat Ibiza de 2009 | Kia Sportage | Seat Ibiza",
        "Anuncio: Kia Sportage / ¿Aporta vehículo?: Sí / ¿Cuál?: Seat Ibiza 2009 | Kia Sportage | Seat Ibiza",
        "VEHÍCULO SOLICITADO / Kia Sportage 1.6 / / Recompra / Desea entregar su vehículo: SÍ / Ford C-Max 1.6 TDCi, 2012, 187000 km | Kia Sportage | Ford C-Max",
        "Votre nouvelle voiture / Kia Sportage 1.0 / / Votre ancienne voiture / Peugeot 206 2011 | Kia Sportage | Peugeot 206",
        "Lo que te llevas / Kia Sportage / / Lo que nos dejarías / Seat Ibiza 2009 | Kia Sportage | Seat Ibiza",
        "Was Sie suchen / Kia Sportage / / Was Sie abgeben / Opel Astra 2010 | Kia Sportage | Opel Astra",
        "What you want / Kia Sportage / / What you're giving up / Ford Ka 2010 | Kia Sportage | Ford Ka",
        "Anuncio: Kia Sportage / Mensaje: Os dejo un Citroen Jumpy del 2011. ¿Cuánto me daríais? | Kia Sportage | Citroen Jumpy",
        "Anuncio: Kia Sportage / Mensaje: doy a cambio mi Ford Focus de 2010 | Kia Sportage | Ford Focus",
        "Anuncio: Kia Sportage / Mensaje: os dejaría mi coche: / Marca: Volkswagen / Modelo: Fox 1.2 / Año: 2008 | Kia Sportage | Volkswagen Fox",
        "Vehículo elegido: Kia Sportage / Vehículo a recomprar: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Me interesa: Kia Sportage / Tengo: Nissan Micra 2010 / Km del mío: 90.000 | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Coche usado que aportas: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Parte de pago: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Coche actual: Nissan Micra / ¿Lo quieres entregar?: Aún no lo sé | Kia Sportage | -",
        "Model: Kia Sportage / Cotxe actual: Nissan Micra / El vols entregar?: Encara no ho sé | Kia Sportage | -",
        "Car: Kia Sportage / Current car: Nissan Micra / Do you want to trade it in?: I'm not sure | Kia Sportage | -",
        "Vehículo: Kia Sportage / Coche actual: Nissan Micra / ¿Lo quieres entregar?: Sí | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Entrega coche: Nissan Micra 2010, 120.000 km | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Marca del coche que dejas: Nissan / Modelo del coche que dejas: Micra / Año del coche que dejas: 2010 | Kia Sportage | Nissan Micra",
        "Cotxe que vols: Kia Sportage / Cotxe que tens: Nissan Micra | Kia Sportage | Nissan Micra",
        "Cotxe: Kia Sportage / Deixes algun cotxe?: Sí, Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Coche que che gusta: Kia Sportage / O teu coche vello: Nissan Micra | Kia Sportage | Nissan Micra",
        "Autoa: Kia Sportage / Zure oraingo autoa: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Viatura: Kia Sportage / Tem retoma?: Sim, Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Viatura: Kia Sportage / Marca da retoma: Nissan / Modelo da retoma: Micra / Ano da retoma: 2010 | Kia Sportage | Nissan Micra",
        "Véhicule: Kia Sportage / Marque du véhicule repris: Nissan / Modèle du véhicule repris: Micra | Kia Sportage | Nissan Micra",
        "Véhicule: Kia Sportage / Votre reprise: Nissan Micra de 2010, 90 000 km | Kia Sportage | Nissan Micra",
        "Véhicule: Kia Sportage / Je roule en: Nissan Micra | Kia Sportage | Nissan Micra",
        "Fahrzeug: Kia Sportage / Inzahlungnahme: Nissan Micra, EZ 2010 | Kia Sportage | Nissan Micra",
        "Fahrzeug: Kia Sportage / Altes Fahrzeug Marke: Nissan / Altes Fahrzeug Modell: Micra | Kia Sportage | Nissan Micra",
        "Fahrzeug: Kia Sportage / Was fahren Sie heute?: Nissan Micra | Kia Sportage | Nissan Micra",
        "Vehicle: Kia Sportage / PX: Nissan Micra 2010 60k miles | Kia Sportage | Nissan Micra",
        "Vehicle: Kia Sportage / Trade-in make: Nissan / Trade-in model: Micra / Trade-in year: 2010 | Kia Sportage | Nissan Micra",
        "Vehicle: Kia Sportage / What are you driving at the moment?: Nissan Micra | Kia Sportage | Nissan Micra",
        "Vehicle: Kia Sportage / Trade: 2010 Nissan Micra | Kia Sportage | Nissan Micra",
        "Veicolo: Kia Sportage / Usato in permuta: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Veicolo: Kia Sportage / La tua auto attuale: Nissan Micra | Kia Sportage | Nissan Micra",
        "Veicolo: Kia Sportage / Ritirate il mio usato?: Sì, Nissan Micra del 2010 | Kia Sportage | Nissan Micra",
        "Auto: Kia Sportage / Inruilauto: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Auto: Kia Sportage / Uw huidige wagen: Nissan Micra | Kia Sportage | Nissan Micra",
        "Auto: Kia Sportage / Wilt u een auto inruilen?: Ja, Nissan Micra uit 2010 | Kia Sportage | Nissan Micra",
        "Mașina: Kia Sportage / Mașina pe care o dau la schimb: Nissan Micra | Kia Sportage | Nissan Micra",
        "Samochód: Kia Sportage / Auto w rozliczeniu: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "ES PARA CAMBIAR / Nissan Micra 2010 / / ME INTERESA / Kia Sportage | Kia Sportage | Nissan Micra",
        "VEHÍCULO A TASAR / Marca: Nissan / Modelo: Micra / Año: 2010 / VEHÍCULO DE INTERÉS / Marca: Kia / Modelo: Sportage / Precio: 20.000 € | Kia Sportage | Nissan Micra",
        "Interesse / Kia Sportage / / Ihr Gebrauchter / Nissan Micra, 2010 | Kia Sportage | Nissan Micra",
        "Vehicle of interest / Kia Sportage GT / / Customer's trade / 2010 Nissan Micra | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Mensaje: Tengo un Nissan Micra de 2010, ¿cuánto valdría? | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Mensaje: Entregaría Nissan Micra 2010 con 90.000 km | Kia Sportage | Nissan Micra",
        "Vehicle: Kia Sportage / Message: Got a 2010 Nissan Micra to chop in, what would you give us? | Kia Sportage | Nissan Micra",
        "Véhicule: Kia Sportage / Message: Reprenez-vous ma vieille Nissan Micra de 2010 ? | Kia Sportage | Nissan Micra",
        "Fahrzeug: Kia Sportage / Nachricht: Nehmen Sie einen Nissan Micra BJ 2010 in Zahlung? | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Mensaje: ¿Es más grande que el Nissan Qashqai? | Kia Sportage | -",
        "Vehículo: Kia Sportage / Mensaje: ¿Me lo cambiáis por el Nissan Qashqai que también tenéis? | Kia Sportage | -",
        "Vehículo: Kia Sportage / Comercial: Mercedes López / Entrega: Toledo | Kia Sportage | -",
        "Vehículo en venta: Kia Sportage | Kia Sportage | -",
        "Gebrauchtwagen: Kia Sportage | Kia Sportage | -",
        "Fahrzeug zum Verkauf: Kia Sportage | Kia Sportage | -",
        "Vehicle for sale: Kia Sportage | Kia Sportage | -",
        "Cambiaría por: Kia Sportage / Mi coche: Nissan Micra | Kia Sportage | Nissan Micra",
        "Vehículo a probar: Kia Sportage | Kia Sportage | -",
        "Producto solicitado: Renting / Coche: Kia Sportage | Kia Sportage | -",
        "Tipo de vehículo: Segunda mano / Vehículo: Kia Sportage | Kia Sportage | -",
        "Coche: de ocasión / Modelo: Kia Sportage | Kia Sportage | -",
        "Marca: Kia / Modelo: Sportage / ¿Entregas coche?: Sí / Marca: Nissan / Modelo: Micra / Año: 2010 | Kia Sportage | Nissan Micra",
        "Vehicle: Kia Sportage / Part exchange: Yes / Make: Nissan / Model: Micra / Mileage: 60000 | Kia Sportage | Nissan Micra",
        "Véhicule: Kia Sportage / Reprise: Oui / Marque: Nissan / Modèle: Micra / Année: 2010 | Kia Sportage | Nissan Micra",
        "Fahrzeug: Kia Sportage / Inzahlungnahme gewünscht: Ja / Hersteller: Nissan / Modell: Micra / Baujahr: 2010 | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage (entrego Nissan Micra 2010) | Kia Sportage | Nissan Micra",
        "Interés: Kia Sportage, a cambio de un Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Operación: cambio Nissan Micra 2010 por Kia Sportage | Kia Sportage | Nissan Micra",
        "Quiero: Kia Sportage / Cambio: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Le interesa el Kia Sportage / Tiene un Nissan Micra de 2010 para entregar | Kia Sportage | Nissan Micra",
        "Vehículo nuevo: Kia Sportage / Vehículo usado: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Nouveau véhicule: Kia Sportage / Ancien véhicule: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Neufahrzeug: Kia Sportage / Altfahrzeug: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "New car: Kia Sportage / Old car: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Auto nuova: Kia Sportage / Auto vecchia: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Nieuwe wagen: Kia Sportage / Oude wagen: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Veículo novo: Kia Sportage / Veículo usado a entregar: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Cotxe nou: Kia Sportage / Cotxe vell: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Coche novo: Kia Sportage / Coche vello: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Auto berria: Kia Sportage / Auto zaharra: Nissan Micra 2010 | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Mensaje: tengo un micra del 2010 para entregar | Kia Sportage | Nissan micra",
        "Vehículo: Kia Sportage / Mensaje: cuanto me dais por mi clio de 2012? | Kia Sportage | Renault clio",
        "Vehículo: Kia Sportage / Mensaje: tengo otro coche pero es de empresa | Kia Sportage | -",
        "Vehículo: Kia Sportage / Matrícula de su vehículo: 1234 BCD / Km de su vehículo: 90000 | Kia Sportage | Sin especificar",
        "Vehículo: Kia Sportage / Coche actual: No tengo | Kia Sportage | -",
        "Vehículo: Kia Sportage / ¿Entregas coche?: No | Kia Sportage | -",
        "Vehículo: Kia Sportage / A cambio: nada | Kia Sportage | -",
        "¿Buscas coche nuevo o de ocasión?: De ocasión (km 0 incluido) / ¿Tienes alguno en mente?: un kia sportage que sea gris | kia sportage | -",
        "Vehículo: Kia Sportage / ¿Quieres tasar tu coche?: Sí, tengo un Nissan Micra del 2010 | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage, el que vi en la entrada / Coche a entregar: Nissan Micra del 2010 que heredé | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / V.O. a entregar: Nissan Micra, año 2010 | Kia Sportage | Nissan Micra",
        "Vehículo: Kia Sportage / Coche actual: Seat Ibiza 2009 (me lo quedo) | Kia Sportage | -",
        "Vehicle: Kia Sportage / Current car: Ford Ka 2012, keeping it | Kia Sportage | -",
        "VEHÍCULO / Kia Sportage 1.6 / / VEHÍCULO DE ENTRADA / Marca: Mazda / Modelo: 6 | Kia Sportage | Mazda 6",
        "Vehículo: Kia Sportage / Nota del cliente: me cojan la vieja, es una Mazda 6 de 2008 | Kia Sportage | Mazda 6",
        "f_marca => Kia / f_mod => Sportage / utm_campaign => kia_ceed_mayo | Kia Sportage | -",
        "Vehicle series: Kia Sportage / Derivative: GT Line | Kia Sportage GT Line | -",
        "Vehículo: Nova 5 de remolque | Nova 5 | -",
        "Vehículo: Kia Sportage / Vendedor: Mercedes Toledo | Kia Sportage | -",
      })
  void readsBothCarsOfAForm(String lines, String wanted, String own) {
    String text =
        "Nombre: Elsa Prado\nEmail: elsa.prado@correo.example\n" + lines.replace(" / ", "\n");
    expect(read("Formulario web <web@autosur.example>", "Nuevo envío", text), wanted, own);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Me interesa el Kia Sportage. Doy a cambio mi Ford Focus de 2010 | Kia Sportage | Ford Focus",
        "Tengo un Volvo C30 para entregar, me gusta el Kia Sportage | Kia Sportage | Volvo C30",
        "Seat Ibiza del 2007, 90.000 km. ¿Cuánto me darían si me quedo el Kia Sportage? | Kia Sportage | Seat Ibiza",
        "Me quedo con el Kia Sportage si me cogéis el Seat Ibiza, ¿cuánto me dais? | Kia Sportage | Seat Ibiza",
        "Daría el Ford Focus de mi mujer por el Kia Sportage | Kia Sportage | Ford Focus",
        "Cambio Ford Focus 2010 por vuestro Kia Sportage y pongo la diferencia, ¿os interesa? | Kia Sportage | Ford Focus",
        "¿Qué me ofrecéis por un Ford Focus de 2010? Quiero el Kia Sportage | Kia Sportage | Ford Focus",
        "Vull el Kia Sportage. Us deixaria un Ford Focus del 2010, què me'n doneu? | Kia Sportage | Ford Focus",
        "Interésame o Kia Sportage; daría o Ford Focus a cambio | Kia Sportage | Ford Focus",
        "Kia Sportage nahi dut eta nire Ford Focus emango nuke trukean | Kia Sportage | Ford Focus",
        "Quero o Kia Sportage e dou em troca um Ford Focus de 2010 | Kia Sportage | Ford Focus",
        "Je souhaite le Kia Sportage avec reprise de ma Renault Twingo | Kia Sportage | Renault Twingo",
        "Que proposez-vous pour une Renault Twingo de 2010 en reprise du Kia Sportage ? | Kia Sportage | Renault Twingo",
        "Ich möchte den Kia Sportage und würde einen Opel Corsa in Zahlung geben | Kia Sportage | Opel Corsa",
        "Was ist mein Opel Corsa beim Kauf des Kia Sportage noch wert? | Kia Sportage | Opel Corsa",
        "Would you take my late husband's Rover 25 against the Kia Sportage? | Kia Sportage | Rover 25",
        "Looking to part-ex a 2012 Vauxhall Corsa for the Kia Sportage | Kia Sportage | Vauxhall Corsa",
        "Vorrei la Kia Sportage e darei dentro una Fiat Punto del 2010 | Kia Sportage | Fiat Punto",
        "Ik wil de Kia Sportage en een Opel Corsa laten overnemen | Kia Sportage | Opel Corsa",
        "Ahora conduzco un Seat Ibiza y busco un Kia Sportage | Kia Sportage | -",
        "Me interesa el Kia Sportage. ¿Cogéis coche a cambio? | Kia Sportage | Sin especificar",
        "¿Me dais más por el Kia Sportage o por el Hyundai Tucson? Busco uno de los dos | Kia Sportage | -",
        "He visto el Kia Sportage. También me gusta el Hyundai Tucson. ¿Entregáis a domicilio? | Kia Sportage | -",
        "Mi mujer quiere el Kia Sportage, ¿qué precio tiene? | Kia Sportage | -",
        "Quiero vender mi Seat Ibiza de 2010 | Sin especificar | Seat Ibiza",
        "El Kia Sportage me encaja. Entregaría mi Nissan Micra de 2010 | Kia Sportage | Nissan Micra",
        "¿Me tasaríais un Nissan Micra 2010? Es para el Kia Sportage que tenéis | Kia Sportage | Nissan Micra",
        "Quisiera cambiar mi Nissan Micra por el Kia Sportage | Kia Sportage | Nissan Micra",
        "Si os dejo el Nissan Micra, ¿en cuánto se me queda el Kia Sportage? | Kia Sportage | Nissan Micra",
        "Kia Sportage y entrego Nissan Micra 2010, ¿qué diferencia? | Kia Sportage | Nissan Micra",
        "Poseo un Nissan Micra que entregaría a cuenta del Kia Sportage | Kia Sportage | Nissan Micra",
        "Estic interessat en el Kia Sportage i voldria lliurar el meu Nissan Micra | Kia Sportage | Nissan Micra",
        "Quanto dão por um Nissan Micra de 2010? Queria o Kia Sportage | Kia Sportage | Nissan Micra",
        "Tenho um Nissan Micra para dar de retoma na compra do Kia Sportage | Kia Sportage | Nissan Micra",
        "J'ai une Nissan Micra à vous laisser en échange du Kia Sportage, possible ? | Kia Sportage | Nissan Micra",
        "Ma Nissan Micra de 2010 contre votre Kia Sportage, combien en plus ? | Kia Sportage | Nissan Micra",
        "Combien me donneriez-vous de ma Nissan Micra si je prends le Kia Sportage ? | Kia Sportage | Nissan Micra",
        "Nehmen Sie meinen Nissan Micra, wenn ich den Kia Sportage kaufe? | Kia Sportage | Nissan Micra",
        "Für den Kia Sportage gebe ich meinen Nissan Micra ab. Wie viel zahlen Sie? | Kia Sportage | Nissan Micra",
        "Habe einen Nissan Micra abzugeben, Interesse am Kia Sportage | Kia Sportage | Nissan Micra",
        "What's my Nissan Micra worth against the Kia Sportage? | Kia Sportage | Nissan Micra",
        "I'd like to swap my Nissan Micra for your Kia Sportage | Kia Sportage | Nissan Micra",
        "Nissan Micra 2010, 60k miles, to part exchange for the Kia Sportage. How much? | Kia Sportage | Nissan Micra",
        "Quanto mi valutate una Nissan Micra del 2010 se prendo la Kia Sportage? | Kia Sportage | Nissan Micra",
        "Ho una Nissan Micra da permutare, mi piace la Kia Sportage | Kia Sportage | Nissan Micra",
        "Wat geeft u voor mijn Nissan Micra bij aankoop van de Kia Sportage? | Kia Sportage | Nissan Micra",
        "Ik rijd nu een Nissan Micra en wil die inruilen voor de Kia Sportage | Kia Sportage | Nissan Micra",
        "Nire Nissan Micra trukatu nahi dut Kia Sportage batengatik | Kia Sportage | Nissan Micra",
        "Doy 9.000 euros por el Kia Sportage, ¿aceptáis? | Kia Sportage | -",
        "Is the Kia Sportage bigger than the Nissan Qashqai? I like both | Kia Sportage | -",
        "Dudo entre el Kia Sportage y el Nissan Qashqai, ¿cuál me recomendáis? | Kia Sportage | -",
        "Me gusta el Kia Sportage, pero ¿tenéis también el Nissan Qashqai? Cogéis coche usado a cambio? | Kia Sportage | Sin especificar",
        "Mein Nachbar hat einen Nissan Micra bei Ihnen gekauft. Ist der Kia Sportage noch da? | Kia Sportage | -",
        "My friend bought a Nissan Micra from you. Is the Kia Sportage still for sale? | Kia Sportage | -",
        "Hola, me interesa el sportage. tengo un micra del 2010 para entregar, cuanto me dais? | Kia sportage | Nissan micra",
        "Buenas, quería saber si cogéis mi clio del 2012 como entrada para el Kia Sportage | Kia Sportage | Renault clio",
        "Me gustaría ver el Kia Sportage y que me tasarais el Nissan Micra que tengo | Kia Sportage | Nissan Micra",
        "Estoy pensando en cambiar de coche. Tengo un Nissan Micra con 90.000 km. ¿El Kia Sportage sigue? ¿Qué me daríais? | Kia Sportage | Nissan Micra",
        "Le Kia Sportage est-il encore là ? Je laisse une Nissan Micra de 2010, quelle reprise ? | Kia Sportage | Nissan Micra",
        "Ich fahre einen Nissan Micra und suche den Kia Sportage. Nehmen Sie meinen in Zahlung? | Kia Sportage | Nissan Micra",
        "Mi serve la Kia Sportage, ho da dare indietro una Nissan Micra del 2010. Quanto viene la differenza? | Kia Sportage | Nissan Micra",
        "I have a 2010 Nissan Micra with 60k on the clock. What would you give me towards the Kia Sportage? | Kia Sportage | Nissan Micra",
        "Saw the Kia Sportage online. Mine's a 2010 Nissan Micra, would you take it in part ex? | Kia Sportage | Nissan Micra",
        "Ainda têm o Kia Sportage? Aceitam retoma de Nissan Micra 2010? | Kia Sportage | Nissan Micra",
        "Heeft u de Kia Sportage nog? Ik wil mijn Nissan Micra inleveren | Kia Sportage | Nissan Micra",
        "Encara teniu el Kia Sportage? Us quedaríeu el meu Nissan Micra? | Kia Sportage | Nissan Micra",
        "¿Qué diferencia hay entre entregar mi Nissan Micra y venderlo aparte? Es para el Kia Sportage | Kia Sportage | Nissan Micra",
        "Se me ha muerto el Nissan Micra y necesito coche ya, ¿está el Kia Sportage? | Kia Sportage | -",
        "He tenido siempre Nissan Micra. ¿El Kia Sportage gasta mucho? | Kia Sportage | -",
      })
  void readsBothCarsOfAPersonsSentences(String words, String wanted, String own) {
    String text = words + "\n\nElsa Prado\n622 334 455";
    expect(read("Elsa Prado <elsa.prado@correo.example>", "Consulta", text), wanted, own);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'vehiculo_interes':'Kia Sportage','vehiculo_a_entregar':'Nissan Micra 2010'} | Kia Sportage | Nissan Micra",
        "{'Veh_culo_de_inter_s':'Kia Sportage','Veh_culo_a_entregar':'Nissan Micra 2010'} | Kia Sportage | Nissan Micra",
        "{'car_wanted':'Kia Sportage','trade_in_model':'Nissan Micra 2010'} | Kia Sportage | Nissan Micra",
        "{'vehicle':'Kia Sportage','veh_actual':'Nissan Micra'} | Kia Sportage | Nissan Micra",
        "{'viatura':'Kia Sportage','retoma_marca':'Nissan','retoma_modelo':'Micra','retoma_ano':'2010'} | Kia Sportage | Nissan Micra",
        "{'viatura_pretendida':{'marca':'Kia','modelo':'Sportage'},'viatura_retoma':{'marca':'Nissan','modelo':'Micra','ano':2010}} | Kia Sportage | Nissan Micra",
        "{'vehicle':{'make':'Kia','model':'Sportage'},'tradeIn':{'make':'Nissan','model':'Micra','year':2010}} | Kia Sportage | Nissan Micra",
        "{'voiture_souhaitee':'Kia Sportage','voiture_reprise':'Nissan Micra 2010'} | Kia Sportage | Nissan Micra",
        "{'wunschfahrzeug':'Kia Sportage','inzahlungnahme':'Nissan Micra 2010'} | Kia Sportage | Nissan Micra",
        "{'auto_interesse':'Kia Sportage','permuta':'Nissan Micra 2010'} | Kia Sportage | Nissan Micra",
        "{'auto_interesse':'Kia Sportage','usato_marca':'Nissan','usato_modello':'Micra'} | Kia Sportage | Nissan Micra",
        "{'gewenste_auto':'Kia Sportage','inruil_auto':'Nissan Micra 2010'} | Kia Sportage | Nissan Micra",
        "{'cotxe_interes':'Kia Sportage','cotxe_a_canvi':'Nissan Micra 2010'} | Kia Sportage | Nissan Micra",
        "{'modelo':'Kia Sportage','coche_que_entrega':'Nissan Micra','km_coche_que_entrega':'90000'} | Kia Sportage | Nissan Micra",
        "{'model':'Kia Sportage','current_car':'Nissan Micra','current_car_year':'2010'} | Kia Sportage | Nissan Micra",
        "{'answers':[{'question':'Which car are you after?','answer':'Kia Sportage'},{'question':'What would you part-exchange?','answer':'Nissan Micra 2010'}]} | Kia Sportage | Nissan Micra",
        "{'answers':[{'question':'¿Qué coche te gusta?','answer':'Kia Sportage'},{'question':'¿Nos dejas alguno?','answer':'Nissan Micra 2010'}]} | Kia Sportage | Nissan Micra",
        "{'answers':[{'question':'¿Qué coche dejarías?','answer':'Nissan Micra 2010'},{'question':'¿Y cuál te llevarías?','answer':'Kia Sportage'}]} | Kia Sportage | Nissan Micra",
        "{'model':'Sportage'} | Kia Sportage | -",
        "{'modelo':'Kia Sportage','comercial':'Mercedes'} | Kia Sportage | -",
      })
  void readsBothCarsOfAPostedForm(String json, String wanted, String own) {
    String posted =
        "{'name':'Elsa Prado','email':'elsa.prado@correo.example','phone':'622334455',"
            + json.substring(1);
    expect(
        Messages.leads(Messages.queued("application/json", posted.replace('\'', '"')))
            .leads()
            .get(0),
        wanted,
        own);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kia Sportage | Me gustaría verlo. ¿Podéis llamarme? | Kia Sportage | -",
        "Kia Sportage - Nissan Micra a cambio | ¿Qué me dais? | Kia Sportage | Nissan Micra",
        "Your Mazda Bongo camper | Is it still for sale? Could I come on Saturday? | Mazda Bongo | -",
        "Tasación de mi Nissan Micra | ¿Cuánto me dais? Tiene 90.000 km | Sin especificar | Nissan Micra",
        "Cambio de coche | Nissan Micra 1.2 del 2010. ¿Qué me darían si me llevo el Kia Sportage? | Kia Sportage | Nissan Micra",
      })
  void readsTheCarsOfASubject(String subject, String words, String wanted, String own) {
    expect(
        read(
            "Elsa Prado <elsa.prado@correo.example>", subject, words + "\n\nElsa Prado\n622334455"),
        wanted,
        own);
  }

  private static void expect(Lead lead, String wanted, String own) {
    String appraised =
        lead.tasks().stream()
            .map(Lead.Task::appraisal)
            .filter(Objects::nonNull)
            .map(Lead.Appraisal::brandModel)
            .findFirst()
            .orElse(NONE);
    assertThat(lead.vehicle().brandModel() + " | " + appraised)
        .matches(
            name -> name.startsWith(wanted) && name.contains(" | " + own), wanted + " | " + own);
  }

  private static Lead read(String from, String subject, String text) {
    String mail =
        "From: "
            + from
            + "\nTo: ventas@autosur.example\nSubject: "
            + subject
            + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
            + text
            + "\n";
    return Messages.leads(Messages.mail(mail)).leads().get(0);
  }
}
