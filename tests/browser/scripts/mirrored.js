// What is not in its mirrored place once the page is read from the right. Gives elements with where they are and should be.
// Maps and the sign of the site are the same everywhere; words within a line follow the rules of their script.
() => {
  const SLACK = 1.5; // px: rounding
  const width = document.documentElement.clientWidth;
  const drawn = (one) => one.closest("svg") && one.tagName !== "svg";
  const isPlaced = (one) =>
    one.checkVisibility() && !one.closest(".hidden") && !(drawn(one) && one.closest("svg.land, .brand")) &&
    (drawn(one) || getComputedStyle(one).display !== "inline") && one.getBoundingClientRect().width > 0;

  const placed = [...document.body.querySelectorAll("*")].filter(isPlaced);
  const boxes = () => placed.map((one) => one.getBoundingClientRect());
  const before = boxes();
  document.documentElement.dir = "rtl";
  const after = boxes();
  document.documentElement.dir = "ltr";
  return placed.flatMap((one, index) => {
    const [here, there] = [before[index], after[index]];
    const isMirrored = Math.abs(here.left - (width - there.right)) <= SLACK && Math.abs(here.top - there.top) <= SLACK;
    return isMirrored ? [] : [`${one.tagName}.${one.getAttribute("class")}: ${there.left}, not ${width - here.right}`];
  });
}
