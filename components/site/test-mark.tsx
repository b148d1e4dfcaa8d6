/** Plainly marks that no card is charged. */
export function TestMark() {
  return (
    <p className="rounded-control border border-warn px-3 py-2 font-sans text-sm text-warn">
      Test money: nobody is charged. Use the card 4242 4242 4242 4242.
    </p>
  );
}
