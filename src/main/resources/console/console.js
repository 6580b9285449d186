// Comfort for those who have it; every page works without. Times go into the browser's own zone, whole lists are chosen
// at once.
(function () {
  "use strict";
  var page = document.documentElement;
  var forms = {
    clock: {hour: "2-digit", minute: "2-digit", second: "2-digit"},
    day: {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit"},
    whole: {day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit"}
  };
  var zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  document.querySelectorAll("[data-zone-value]").forEach(function (element) {
    element.value = zone;
  });

  function localTimes(root) {
    if (zone === page.dataset.zone) {
      return;
    }
    root.querySelectorAll("time[data-time]").forEach(function (element) {
      var at = new Date(element.dateTime);
      element.textContent = at.toLocaleString(page.dataset.locale, forms[element.dataset.time]);
    });
    root.querySelectorAll("[data-at]").forEach(function (element) {
      element.textContent = new Date(element.dataset.at).toLocaleString(page.dataset.locale, {hour: "2-digit", minute: "2-digit"});
    });
    root.querySelectorAll("[data-zone-name]").forEach(function (element) {
      element.textContent = zone;
    });
  }

  function choice(form) {
    var boxes = form.querySelectorAll("input[name=dead-letter]");
    var chosen = form.querySelectorAll("input[name=dead-letter]:checked").length;
    var all = form.querySelector("[data-all]");
    if (all) {
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    form.querySelectorAll("[data-count]").forEach(function (element) {
      element.textContent = chosen > 0 ? " (" + chosen + ")" : "";
    });
  }

  document.querySelectorAll("form[data-choice]").forEach(function (form) {
    var all = form.querySelector("[data-all]");
    all.closest("[hidden]").hidden = false;
    form.addEventListener("change", function (event) {
      if (event.target === all) {
        form.querySelectorAll("input[name=dead-letter]").forEach(function (box) {
          box.checked = all.checked;
        });
      }
      choice(form);
    });
    choice(form);
  });

  // A file is sent as it is, in whichever encoding it has.
  document.querySelectorAll("form[data-file]").forEach(function (form) {
    var file = form.querySelector("input[type=file]");
    file.closest("[hidden]").hidden = false;
    file.addEventListener("change", function () {
      form.elements.base64.value = "";
      form.elements.name.value = "";
      var isTooLarge = file.files.length > 0 && file.files[0].size > 700000; // the server reads no larger form
      file.setCustomValidity(isTooLarge ? file.dataset.tooLarge : "");
      if (file.files.length > 0 && !isTooLarge) {
        var reader = new FileReader();
        reader.addEventListener("load", function () {
          form.elements.base64.value = reader.result.split(",")[1] || "";
          form.elements.name.value = file.files[0].name;
        });
        reader.readAsDataURL(file.files[0]);
      }
    });
  });

  // A double click sends a form once. After a download the page is still there, and its form may be sent again.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(function () {
      delete form.dataset.sent;
    }, 3000);
  });

  document.querySelectorAll("[data-focus]").forEach(function (element) {
    element.focus();
  });
  var current = document.querySelector(".top [aria-current]");
  if (current) {
    // Not by scrollIntoView, after which the keyboard goes on from there and not from the page's beginning.
    var bar = current.closest("nav");
    var from = current.getBoundingClientRect().left - bar.getBoundingClientRect().left;
    bar.scrollLeft += from - (bar.clientWidth - current.offsetWidth) / 2;
  }
  localTimes(document);
  // Nothing is taken away from under somebody who is in it.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var live = event.detail.target;
    if (live.contains(document.activeElement) || live.querySelector("details[open]")) {
      event.detail.shouldSwap = false;
    }
  });
  document.addEventListener("htmx:afterSettle", function () {
    localTimes(document);
  });
})();
