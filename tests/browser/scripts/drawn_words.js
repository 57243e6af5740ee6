// Words in drawings whose contrast with what is drawn under them is too low; axe-core does not know `fill`.
() => {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const channel = (value) => (value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const painted = (colour) => colour.startsWith("rgb") && (numbers(colour).length < 4 || numbers(colour)[3] === 1);
  // The paint of a box of HTML, or of a shape; a pattern is its ground, since its lines lie under a halo.
  const paint = (element) => {
    const style = getComputedStyle(element);
    const fill = style.fill.startsWith("url") ? getComputedStyle(document.querySelector(`${style.fill.match(/#[^")]+/)[0]} rect`)).fill : style.fill;
    return element instanceof SVGElement && element.tagName !== "svg" ? fill : style.backgroundColor;
  };
  const grounds = (text, x, y) => {
    const style = getComputedStyle(text);
    if (style.paintOrder.startsWith("stroke") && style.stroke !== "none") return [style.stroke];
    const under = document.elementsFromPoint(x, y).filter((element) => element.tagName !== "text").map(paint).find(painted);
    return [under || "rgb(255, 255, 255)"];
  };

  return [...document.querySelectorAll("svg text")].filter((text) => text.checkVisibility()).flatMap((text) => {
    text.scrollIntoView({ block: "center", behavior: "instant" });
    const style = getComputedStyle(text);
    const box = text.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].map((part) => [box.left + part * box.width, box.top + box.height / 2]);
    const worst = Math.min(...points.flatMap(([x, y]) => grounds(text, x, y)).map((ground) => ratio(numbers(style.fill), numbers(ground))));
    return worst >= 4.5 ? [] : [`“${text.textContent}” has a contrast of ${worst.toFixed(2)}`];
  });
}
