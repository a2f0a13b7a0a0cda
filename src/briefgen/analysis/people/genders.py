"""Given names that tell `he` from `she`; an unlisted name leaves both possible.

The commonest given names of the U.S. Social Security Administration's lists, and some of public life and common use elsewhere; names
given to both are left out.
"""

from __future__ import annotations

from briefgen.analysis.wordlist import words

_WOMEN = words(
    "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret Ashley",
    "Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia Kathleen Amy Angela",
    "Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria",
    "Heather Diane Ruth Julie Olivia Joyce Victoria Kelly Lauren Christina Joan Evelyn Judith Megan Andrea Cheryl Hannah",
    "Jacqueline Martha Gloria Teresa Ann Sara Frances Kathryn Janice Jean Abigail Alice Julia Judy Sophia Grace Denise Amber",
    "Doris Marilyn Danielle Beverly Theresa Diana Natalie Charlotte Marie Hillary Kamala Melania Ivanka Loretta Alicia Tina",
    "Chelsea Condoleezza Madeleine Ursula Jacinda Giorgia Wendy Gina Claire Debbie Kirsten Susana Nikki Carly Condi Elena",
    "Sonia Katie Penny Annalena Marise Yoko Aung Indira Kristalina Ngozi Katrina Antonella Jane Anne Kate Ellen Eva Vera Lucy",
    "Holly Kristen Paula Robin Sally Fatima Aisha Amina Khadija Zainab Maryam Layla Leila Hala Rania Nadia Yasmin Zeinab Asma Samira",
    "Ana Lucia Carmen Pilar Gabriela Claudia Cristina Dilma Michele Beatriz Isabel Francesca Chiara Sylvie Segolene Brigitte",
    "Helga Ingrid Sigrid Astrid Greta Mette Magdalena Ewa Agnieszka Svetlana Tatiana Natalia Olga Irina Ekaterina Yulia Oksana Maia",
    "Edith Karin Kerstin Britta Birgit Birgitta Gunilla Ulla Ulrike Ute Monika Sabine Petra Renate Annette Anke Silke Katrin Nora Dora",
    "Rosa Irene Ilse Lena Lina Hanna Johanna Sofie Elsa Frida Signe Solveig Ragnhild Liv Marit Anneli Sanna Tarja Ivana Jelena Vesna",
    "Zofia Joanna Beata Dorota Jana Lucie Eszter Ildiko Ioana Raluca Daniela Luisa Valentina Camila Mariana Juana Francisca Paola",
    "Elisa Giulia Federica Margherita Odile Genevieve Colette Celine Nathalie Valerie Corinne Martine Monique Ayse Fatma Emine Zeynep",
    "Elif Meral Huda Salma Farida Shirin Anjali Sunita Kavita Meena Lakshmi Wangari Folake Nomvula Thandiwe Winnie Esther Miriam Naomi",
    "Shira Tzipi Ayelet Golda Yuriko Sanae Keiko Akiko Tomoko Sachiko Britt Grete Inga Inge Inger Anja Antje Heike",
    "Priya Sushma Nirmala Sonali Benazir Hina Sheikha Hasina Khaleda Graca Oby Zuzana Zuzanna Ilze Evika Kaja Katalin",
)
_MEN = words(
    "James Robert John Michael David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark Donald",
    "Steven Andrew Paul Joshua Kenneth Kevin Brian George Timothy Ronald Jason Edward Jeffrey Ryan Jacob Gary Nicholas Eric",
    "Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry",
    "Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Peter Kyle Noah Ethan Jeremy Walter Christian Keith Roger Terry",
    "Austin Sean Gerald Carl Harold Dylan Arthur Lawrence Jesse Bryan Billy Bruce Gabriel Joe Alan Juan Albert Willie Elijah",
    "Wayne Randy Vincent Roy Ralph Bobby Russell Bradley Philip Eugene Barack Bill Bernie Mike Tim Ted Marco Mitt Jeb Rudy",
    "Newt Harry Antony Ashton Dan Lloyd Vladimir Emmanuel Shinzo Tom Don Norman Ben Jim Steve Greg Chris Rob Ron Rick Ken",
    "Dick Jeff Josh Matt Tony Sergei Sergey Dmitry Narendra Ferdinand Rodrigo Joko Xi Fumio Yoshihide Olaf Boris Rishi Keir",
    "Recep Volodymyr Jake Kurt Marc Chuck Mitch Lindsey Karl Hugo Luis Carlos Jorge Pedro Ivan Igor Mohammad Mohammed Ali",
    "Mohamed Muhammad Mahmoud Mustafa Ibrahim Ismail Khalid Khaled Yousef Yusuf Yasser Yasir Tariq Tarek Abdullah Abdallah Abdel Abdul",
    "Abdulrahman Hamid Hamad Salman Faisal Saud Nasser Bashar Bashir Hosni Anwar Saddam Muammar Zine Moncef Nabil Sameh Badr Ayman Walid",
    "Saad Najib Haider Nouri Jalal Massoud Hamed Ashraf Pervez Nawaz Imran Asif Shehbaz Rajiv Manmohan Atal Jaswant Amit Subrahmanyam",
    "Luiz Fernando Javier Pablo Diego Miguel Rafael Alberto Eduardo Ricardo Nicolas Gustavo Andres Raul Fidel Evo Mauricio",
    "Jean-Claude Jean-Marc Francois Jacques Nicolas Pierre Michel Dominique Laurent Gerhard Helmut Jurgen Wolfgang Frank-Walter Heiko",
    "Silvio Romano Matteo Giuseppe Paolo Sergio Mario Enrico Mariano Felipe Joao Aleksandr Alexei Mikhail Nikolai Yevgeny Viktor Andrei",
    "Oleksandr Petro Lech Jaroslaw Mateusz Radoslaw Vaclav Petr Milos Zoran Slobodan Aleksandar Kofi Kwame Nelson Thabo Jacob Olusegun",
    "Goodluck Muhammadu Umaru Meles Hailemariam Abiy Isaias Yoweri Uhuru Mwai Raila Emmerson Hage Filipe Lazarus Hakainde",
    "Lars Erik Anders Nils Sven Bjorn Björn Olav Jens Soren Søren Henrik Mikael Magnus Gustav Axel Gunnar Rolf Dieter Klaus Hans Heinz",
    "Horst Jürgen Stefan Markus Matthias Rainer Uwe Werner Otto Fritz Franz Josef Johann Pavel Marek Jiri Tomas Ondrej Zdenek Piotr",
    "Krzysztof Andrzej Wojciech Tomasz Grzegorz Marcin Pawel Laszlo Gabor Istvan Ferenc Zoltan Mircea Traian Bogdan Dragan Goran Ivo",
    "Nikola Dimitar Georgi Plamen Kostas Giorgos Yannis Alexis Kyriakos Antonis Mehmet Ahmet Hakan Kemal Ravi Rahul Arun Vijay Anil",
    "Rajesh Sanjay Suresh Ashok Emeka Kwabena Kojo Sekou Moussa Mamadou Ousmane Issa Alassane Blaise Idriss Sipho Themba Julius Jomo",
    "Hiroshi Kenji Takashi Taro Ichiro Shigeru Yoshiro Satoshi Naoto Junichiro Eyal Yair Moshe Ehud Yitzhak Avigdor Naftali Shimon",
    "Etienne Olivier Philippe Guillaume Henri Antoine Bernard Didier Christophe Thierry Alain Yves Emil Anton Arne Odd Knut Leif",
    "Hassan Ahmed Omar Nick Fred Sam Dave Doug Phil Andy Ed Al Bob Pete Jimmy",
)


def gender(name: str, title: str) -> str | None:
    """`m`, `f` or None for a full name with the title before it."""
    words = title.replace(".", "").split()
    if any(word in ("Mr", "Sir", "Lord", "King", "Prince", "Congressman", "Chairman", "Spokesman", "spokesman") for word in words):
        return "m"
    if any(
        word in ("Mrs", "Ms", "Miss", "Madam", "Lady", "Queen", "Princess", "Congresswoman", "Chairwoman", "Spokeswoman", "spokeswoman")
        for word in words
    ):
        return "f"
    parts = name.split()
    # Vietnamese middle names that are given to women (Thi) and men (Van)
    if "Thi" in parts[1:-1]:
        return "f"
    if "Van" in parts[1:-1]:
        return "m"
    if len(parts) < 2:
        return None
    return "f" if parts[0] in _WOMEN else "m" if parts[0] in _MEN else None


def known_given(word: str) -> bool:
    """True for a listed given name."""
    return word in _WOMEN or word in _MEN
