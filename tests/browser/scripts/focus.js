// What a reader who works by keyboard sees of the element that has the focus; nothing once the page has been walked through.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const parts = [element, ...element.querySelectorAll("*")];
  const drawing = element instanceof SVGElement;
  const look = () => parts.map((part) => {
    const style = getComputedStyle(part);
    return [style.fill, style.stroke, style.strokeWidth].join();
  }).join();
  // The link of a card has its ring round the whole card.
  const ringed = (box) => {
    const style = getComputedStyle(box);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || (box.parentElement ? ringed(box.parentElement) : false);
  };
  // An element of a drawing has no ring: its shapes change.
  const changes = () => {
    const focused = look();
    element.blur();
    const blurred = look();
    element.focus({ preventScroll: true });
    return focused !== blurred;
  };
  const box = [...element.getClientRects()].find((one) => one.width > 0) || element.getBoundingClientRect();
  const inWindow = box.top >= -1 && box.left >= -1 && box.top < innerHeight && box.left < innerWidth;
  const hit = document.elementFromPoint(box.left + Math.min(box.width / 2, innerWidth / 2), Math.min(box.top + box.height / 2, innerHeight - 1));
  const uncovered = hit && (element.contains(hit) || hit.contains(element) || (drawing && element.ownerSVGElement === hit.closest("svg")));
  return {
    name: element.outerHTML.replace(/\s+/g, " ").slice(0, 120),
    shown: ringed(element) || (drawing && changes()),
    seen: Boolean(inWindow && uncovered),
  };
}
