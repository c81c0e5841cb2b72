/** Departments and the job titles found in them. Data, not logic. */
export const DEPARTMENTS: { name: string; titles: string[] }[] = [
  {
    name: 'Engineering',
    titles: ['Software Engineer', 'Senior Software Engineer', 'Staff Engineer', 'Engineering Manager', 'QA Engineer'],
  },
  { name: 'Marketing & Loyalty', titles: ['Campaign Manager', 'Loyalty Specialist', 'Brand Manager', 'Head of Marketing'] },
  { name: 'Vertrieb', titles: ['Außendienstmitarbeiter', 'Key-Account-Manager', 'Vertriebsleiter (m/w/d)'] },
  { name: 'Customer Support', titles: ['Support Agent', 'Support Team Lead', 'Director, Customer Support'] },
  { name: 'Finance', titles: ['Accountant', 'Controller', 'Payroll Specialist', 'Vice President, Finance & "Special Projects"'] },
  { name: 'Ressources humaines', titles: ['Chargée de recrutement', 'Responsable RH', 'Gestionnaire de paie'] },
  { name: 'Legal/Compliance', titles: ['Counsel', 'Data Protection Officer', 'Paralegal'] },
  { name: '営業部', titles: ['課長', '部長', '主任'] },
  { name: 'Operations', titles: ['Warehouse Lead', 'Logistics Planner', 'Operations Analyst'] },
  { name: 'Research & Development', titles: ['Data Scientist', 'Principal Researcher', 'Lab Technician'] },
]

/** What a person takes on when the job grows: written before the present title by a promotion. */
export const PROMOTIONS = ['Senior', 'Lead', 'Principal', 'Acting', 'Interim']
